package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.caller.Customer;
import io.greenline.caller.NoticeId;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.ResultField;
import io.greenline.dialplan.SpeechRules;
import io.greenline.dialplan.Value;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.KeyRule;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes call states as JSON by hand: a checkpoint is written at every step of every call, and mapping by reflection cost
 * more than all the rest of the step. Reading is rare and is left to the mapper; a test holds the two together.
 */
final class StateWriter {
    private StateWriter() {}

    static void write(CallState state, JsonGenerator json) {
        json.writeStartObject();
        json.writeName("call");
        write(state.call(), json);
        json.writeStringProperty("dialplan", state.dialplan());
        json.writeStringProperty("version", state.version());
        json.writeStringProperty("language", state.language().tag());
        state.pace().ifPresent(pace -> json.writeStringProperty("pace", pace.name()));
        state.customer().ifPresent(customer -> write(customer, json));
        state.typed().ifPresent(typed -> write("typed", typed, json));
        json.writeName("frames");
        json.writeStartArray();
        state.frames().forEach(frame -> write(frame, json));
        json.writeEndArray();
        json.writeName("pending");
        write(state.pending(), json);
        json.writeNumberProperty("attempt", state.attempt());
        json.writeNumberProperty("idleNodes", state.idleNodes());
        json.writeNumberProperty("failures", state.failures());
        state.waitingSince().ifPresent(since -> json.writeStringProperty("waitingSince", since.toString()));
        state.ticket().ifPresent(ticket -> json.writeStringProperty("ticket", ticket));
        json.writeEndObject();
    }

    private static void write(InboundCall call, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", call.id().value());
        call.calling().ifPresent(calling -> json.writeStringProperty("calling", calling.value()));
        json.writeStringProperty("callingName", call.callingName());
        json.writeStringProperty("called", call.called());
        json.writeStringProperty("driver", call.driver());
        json.writeName("offered");
        json.writeStartArray();
        call.offered().stream().sorted().forEach(media -> json.writeString(media.name()));
        json.writeEndArray();
        call.dialledFor().ifPresent(token -> json.writeStringProperty("dialledFor", token));
        json.writeEndObject();
    }

    private static void write(Customer customer, JsonGenerator json) {
        json.writeName("customer");
        json.writeStartObject();
        json.writeStringProperty("number", customer.number().value());
        json.writeStringProperty("name", customer.name());
        json.writeStringProperty("tier", customer.tier());
        json.writeName("needs");
        texts(customer.needs(), json);
        json.writeStringProperty("premises", customer.premises());
        json.writeStringProperty("area", customer.area());
        json.writeStringProperty("language", customer.language());
        json.writeNumberProperty("age", customer.age());
        json.writeName("evidence");
        texts(customer.evidence(), json);
        json.writeEndObject();
    }

    private static void write(Frame frame, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("flow", frame.flow());
        json.writeStringProperty("node", frame.node().value());
        json.writeName("variables");
        json.writeStartObject();
        frame.variables().forEach((name, value) -> write(name, value, json));
        json.writeEndObject();
        json.writeName("asked");
        texts(frame.asked().stream().map(NodeId::value).toList(), json);
        Visit visit = frame.visit();
        json.writeName("visit");
        json.writeStartObject();
        json.writeNumberProperty("asked", visit.asked());
        json.writeNumberProperty("noinputs", visit.noinputs());
        json.writeNumberProperty("nomatches", visit.nomatches());
        json.writeNumberProperty("rejections", visit.rejections());
        visit.entry().ifPresent(entry -> write("entry", entry, json));
        visit.heard().ifPresent(heard -> write("heard", heard, json));
        json.writeName("refused");
        json.writeStartArray();
        visit.refused().forEach(refused -> write(refused, json));
        json.writeEndArray();
        json.writeName("notices");
        texts(visit.notices().stream().map(NoticeId::value).toList(), json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(Action action, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("action", action.kind());
        switch (action) {
            case Action.Answer _ -> {
                // Its name says it all.
            }
            case Action.Play play -> {
                write("prompts", play.prompts(), json);
                json.writeStringProperty("bargeIn", play.bargeIn().name());
                json.writeStringProperty("privacy", play.privacy().name());
            }
            case Action.Collect collect -> {
                write("prompts", collect.prompts(), json);
                write(collect.grammar(), json);
                write(collect.input(), json);
                collect.hear().ifPresent(hear -> write(hear, json));
                collect.typed().ifPresent(typed -> write("typed", typed, json));
            }
            case Action.LookUp(var number, var budget) -> {
                json.writeStringProperty("number", number.value());
                json.writeStringProperty("budget", budget.toString());
            }
            case Action.Classify(var said, var key) -> {
                write("said", said, json);
                write("key", key, json);
            }
            case Action.Fetch fetch -> {
                json.writeStringProperty("backend", fetch.backend().value());
                json.writeStringProperty("method", fetch.method().name());
                write(fetch.path(), json);
                members(fetch.body(), json);
                json.writeStringProperty("timeout", fetch.timeout().toString());
                json.writeNumberProperty("retries", fetch.retries());
                result(fetch.result(), json);
                json.writeStringProperty("privacy", fetch.privacy().name());
                write("meanwhile", fetch.meanwhile(), json);
            }
            case Action.FindNotices(var area, var tier, var needs) -> {
                write("area", area, json);
                json.writeStringProperty("tier", tier);
                json.writeName("needs");
                texts(needs, json);
            }
            case Action.CheckHours(var calendar) -> json.writeStringProperty("calendar", calendar.value());
            case Action.Enqueue enqueue -> write(enqueue, json);
            case Action.ServeAgent(var wish, var agent, var pin, var reason) -> {
                json.writeStringProperty("wish", wish.name());
                write("agent", agent, json);
                write("pin", pin, json);
                json.writeStringProperty("reason", reason);
            }
            case Action.RecordMessage(var prompts, var atMost, var finalSilence) -> {
                write("prompts", prompts, json);
                json.writeStringProperty("atMost", atMost.toString());
                json.writeStringProperty("finalSilence", finalSilence.toString());
            }
            case Action.RequestCallback(var number, var reason, var about) -> {
                write("number", number, json);
                json.writeStringProperty("reason", reason);
                write("about", about, json);
            }
            case Action.TellIncident(var act, var area, var premises, var of, var number) -> {
                json.writeStringProperty("act", act.name());
                write("area", area, json);
                write("premises", premises, json);
                write("of", of, json);
                write("number", number, json);
            }
            case Action.Send send -> {
                json.writeStringProperty("backend", send.backend().value());
                write(send.path(), json);
                members(send.body(), json);
                write("text", send.text(), json);
            }
            case Action.TakeHandover(var number, var wanted) -> {
                json.writeStringProperty("number", number.value());
                result(wanted, json);
            }
            case Action.Transfer(var to, var ringFor) -> {
                json.writeStringProperty("to", to.value());
                json.writeStringProperty("ringFor", ringFor.toString());
            }
            case Action.HangUp(HangupCause cause) -> json.writeStringProperty("cause", cause.name());
            case Action.End(HangupCause cause, Party by, String detail) -> {
                json.writeStringProperty("cause", cause.name());
                json.writeStringProperty("by", by.name());
                json.writeStringProperty("detail", detail);
            }
        }
        json.writeEndObject();
    }

    private static void write(Action.Enqueue enqueue, JsonGenerator json) {
        json.writeStringProperty("queue", enqueue.queue().value());
        enqueue.tier().ifPresent(tier -> json.writeNumberProperty("tier", tier.number()));
        enqueue.boost().ifPresent(boost -> json.writeStringProperty("boost", boost.toString()));
        json.writeStringProperty("about", enqueue.about());
        write("comfort", enqueue.comfort(), json);
        json.writeName("exits");
        json.writeStartArray();
        enqueue.exits().forEach(exit -> {
            json.writeStartObject();
            json.writeStringProperty("key", exit.key());
            json.writeStringProperty("what", exit.what().name());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeStringProperty("maxWait", enqueue.maxWait().toString());
        enqueue.since().ifPresent(since -> json.writeStringProperty("since", since.toString()));
    }

    private static void write(FilledPath path, JsonGenerator json) {
        json.writeName("path");
        json.writeStartObject();
        json.writeStringProperty("template", path.template());
        json.writeName("fixed");
        texts(path.fixed(), json);
        json.writeName("values");
        json.writeStartArray();
        path.values().forEach(value -> write(value, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void members(List<Member> members, JsonGenerator json) {
        json.writeName("body");
        json.writeStartArray();
        for (Member member : members) {
            json.writeStartObject();
            json.writeStringProperty("name", member.name());
            write("value", member.value(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void result(List<ResultField> fields, JsonGenerator json) {
        json.writeName("result");
        json.writeStartArray();
        for (ResultField field : fields) {
            json.writeStartObject();
            json.writeStringProperty("name", field.name());
            json.writeStringProperty("type", field.type().name());
            json.writeStringProperty("pointer", field.pointer());
            field.otherwise().ifPresent(value -> write("otherwise", value, json));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(String name, List<Spoken> prompts, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        for (Spoken spoken : prompts) {
            json.writeStartObject();
            json.writeStringProperty("prompt", spoken.prompt().value());
            json.writeStringProperty("language", spoken.language().tag());
            json.writeName("fills");
            json.writeStartArray();
            for (Spoken.Gap gap : spoken.fills()) {
                json.writeStartObject();
                json.writeStringProperty("form", gap.form().name());
                write("value", gap.value(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(KeyGrammar grammar, JsonGenerator json) {
        json.writeName("grammar");
        json.writeStartObject();
        json.writeName("rules");
        json.writeStartArray();
        for (KeyRule rule : grammar.rules()) {
            json.writeStartObject();
            switch (rule) {
                case KeyRule.Exactly(String keys) -> {
                    json.writeStringProperty("rule", "exactly");
                    json.writeStringProperty("keys", keys);
                }
                case KeyRule.Digits(int min, int max) -> {
                    json.writeStringProperty("rule", "digits");
                    json.writeNumberProperty("min", min);
                    json.writeNumberProperty("max", max);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(InputRules input, JsonGenerator json) {
        json.writeName("input");
        json.writeStartObject();
        json.writeStringProperty("timeout", input.timeout().toString());
        json.writeStringProperty("interdigitTimeout", input.interdigitTimeout().toString());
        json.writeStringProperty("termTimeout", input.termTimeout().toString());
        input.termChar().ifPresent(key -> json.writeStringProperty("termChar", key.name()));
        json.writeNumberProperty("attempts", input.attempts());
        json.writeStringProperty("bargeIn", input.bargeIn().name());
        json.writeStringProperty("privacy", input.privacy().name());
        write(input.speech(), json);
        json.writeEndObject();
    }

    private static void write(SpeechRules speech, JsonGenerator json) {
        json.writeName("speech");
        json.writeStartObject();
        json.writeStringProperty("mode", speech.mode().name());
        json.writeStringProperty("complete", speech.complete().toString());
        json.writeStringProperty("incomplete", speech.incomplete().toString());
        json.writeStringProperty("longest", speech.longest().toString());
        json.writeStringProperty("bargeIn", speech.bargeIn().name());
        json.writeName("confidence");
        json.writeStartObject();
        json.writeNumberProperty("accept", speech.confidence().accept());
        json.writeNumberProperty("confirm", speech.confidence().confirm());
        json.writeEndObject();
        json.writeStringProperty("voice", speech.voice().name());
        json.writeEndObject();
    }

    private static void write(Action.Collect.Hear hear, JsonGenerator json) {
        json.writeName("hear");
        json.writeStartObject();
        json.writeStringProperty("language", hear.language().tag());
        json.writeName("grammars");
        texts(hear.grammars().stream().map(GrammarName::value).toList(), json);
        write("byKeys", hear.byKeys(), json);
        json.writeEndObject();
    }

    private static void write(String name, Value value, JsonGenerator json) {
        json.writeName(name);
        write(value, json);
    }

    /** Text, numbers, flags and lists as JSON's own; a secret as {@code {"secret":true}}. */
    static void write(Value value, JsonGenerator json) {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Whole(long number) -> json.writeNumber(number);
            case Value.Decimal(double number) -> json.writeNumber(number);
            case Value.Flag(boolean flag) -> json.writeBoolean(flag);
            case Value.Texts(List<String> all) -> texts(all, json);
            case Value.Secret _ -> {
                json.writeStartObject();
                json.writeBooleanProperty("secret", true);
                json.writeEndObject();
            }
        }
    }

    private static void texts(List<String> texts, JsonGenerator json) {
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
