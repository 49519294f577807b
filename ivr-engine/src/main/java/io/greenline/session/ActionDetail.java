package io.greenline.session;

import io.greenline.backend.BackendName;
import io.greenline.calendar.CalendarName;
import io.greenline.dialplan.AgentWish;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.Value;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.KeyRule;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** What the journal says of an action: enough to understand the call, and nothing secret. */
final class ActionDetail {
    private ActionDetail() {}

    static void write(Action action, JsonGenerator json) {
        switch (action) {
            case Action.Answer _ -> {
                // Nothing to add.
            }
            case Action.Play play -> {
                prompts(play.prompts(), json);
                json.writeStringProperty("barge_in", play.bargeIn().name());
            }
            case Action.Collect collect -> {
                prompts(collect.prompts(), json);
                json.writeStringProperty("accepts", accepted(collect.grammar()));
                json.writeNumberProperty("timeout_ms", collect.input().timeout().toMillis());
                json.writeStringProperty("barge_in", collect.input().bargeIn().name());
                if (collect.input().privacy() == InputRules.Privacy.SENSITIVE) {
                    json.writeBooleanProperty("sensitive", true);
                }
                collect.hear().ifPresent(hear -> {
                    json.writeName("hears");
                    json.writeStartArray();
                    hear.grammars().forEach(grammar -> json.writeString(grammar.value()));
                    json.writeEndArray();
                    json.writeStringProperty(
                            "barge_in_speech",
                            collect.input().speech().bargeIn().name());
                });
                collect.typed().ifPresent(keys -> json.writeStringProperty("typed", keys.journaled()));
            }
            case Action.LookUp(PhoneNumber number, Duration budget) -> {
                json.writeStringProperty("what", number.value());
                json.writeNumberProperty("within_ms", budget.toMillis());
            }
            case Action.Classify(Value said, Value key) -> {
                told("said", said, json);
                told("key", key, json);
            }
            case Action.Fetch fetch -> {
                request(
                        fetch.backend(),
                        fetch.method().name() + " " + fetch.path().template(),
                        fetch.body(),
                        json);
                json.writeNumberProperty("within_ms", fetch.timeout().toMillis());
                if (!fetch.meanwhile().isEmpty()) {
                    prompts(fetch.meanwhile(), json);
                }
            }
            case Action.FindNotices(Value area, String _, List<String> _) ->
                json.writeStringProperty("area", area.journaled());
            case Action.CheckHours(CalendarName calendar) -> json.writeStringProperty("calendar", calendar.value());
            case Action.Enqueue enqueue -> {
                json.writeStringProperty("queue", enqueue.queue().value());
                json.writeNumberProperty("max_wait_ms", enqueue.maxWait().toMillis());
                enqueue.tier().ifPresent(tier -> json.writeNumberProperty("tier", tier.number()));
                if (!enqueue.about().isEmpty()) {
                    json.writeStringProperty("about", enqueue.about());
                }
                if (!enqueue.exits().isEmpty()) {
                    json.writeStringProperty("exits", exits(enqueue.exits()));
                }
            }
            case Action.ServeAgent(AgentWish wish, Value agent, Value _, String reason) -> {
                json.writeStringProperty("agent", agent.journaled());
                json.writeStringProperty("wants", wish.word());
                if (!reason.isEmpty()) {
                    json.writeStringProperty("reason", reason);
                }
            }
            case Action.RecordMessage message -> {
                prompts(message.prompts(), json);
                json.writeNumberProperty("at_most_ms", message.atMost().toMillis());
            }
            case Action.RequestCallback(Value number, String reason, Value about) -> {
                json.writeStringProperty("number", number.journaled());
                json.writeStringProperty("reason", reason);
                json.writeStringProperty("about", about.journaled());
            }
            case Action.TellIncident(var act, Value area, Value premises, Value of, Value number) -> {
                json.writeStringProperty("does", act.word());
                told("area", area, json);
                told("premises", premises, json);
                told("of", of, json);
                told("number", number, json);
            }
            case Action.Send send -> {
                request(send.backend(), "POST " + send.path().template(), send.body(), json);
                if (!send.text().isEmpty()) {
                    prompts(send.text(), json);
                }
            }
            case Action.TakeHandover(PhoneNumber number, var _) -> json.writeStringProperty("what", number.value());
            case Action.Transfer(EndpointName to, Duration ringFor) -> {
                json.writeStringProperty("endpoint", to.value());
                json.writeNumberProperty("ring_for_ms", ringFor.toMillis());
            }
            case Action.HangUp(HangupCause cause) -> json.writeStringProperty("cause", cause.name());
            case Action.End(HangupCause cause, Party by, String detail) -> {
                json.writeStringProperty("cause", cause.name());
                json.writeStringProperty("by", by.name());
                json.writeStringProperty("detail", detail);
            }
        }
    }

    private static void told(String name, Value value, JsonGenerator json) {
        if (!value.shown().isEmpty()) {
            json.writeStringProperty(name, value.journaled());
        }
    }

    private static String exits(List<Action.Enqueue.Exit> exits) {
        return exits.stream()
                .map(exit -> "%s %s".formatted(exit.key(), exit.what().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /** The path as it stands in the dialplan: what fills its gaps is among the variables. */
    private static void request(BackendName backend, String request, List<Member> body, JsonGenerator json) {
        json.writeStringProperty("backend", backend.value());
        json.writeStringProperty("request", request);
        if (!body.isEmpty()) {
            json.writeName("body");
            json.writeStartObject();
            body.forEach(member ->
                    json.writeStringProperty(member.name(), member.value().journaled()));
            json.writeEndObject();
        }
    }

    private static void prompts(List<Spoken> prompts, JsonGenerator json) {
        json.writeName("prompts");
        json.writeStartArray();
        prompts.forEach(spoken -> json.writeString(spoken.prompt().value()));
        json.writeEndArray();
        if (prompts.isEmpty()) {
            return;
        }
        json.writeStringProperty("language", prompts.getFirst().language().tag());
        if (prompts.stream().anyMatch(spoken -> !spoken.fills().isEmpty())) {
            json.writeName("values");
            json.writeStartArray();
            prompts.forEach(spoken ->
                    spoken.fills().forEach(gap -> json.writeString(gap.value().journaled())));
            json.writeEndArray();
        }
    }

    /** The rules as people write them: {@code 1, 2, 10 digits}. */
    private static String accepted(KeyGrammar grammar) {
        return grammar.rules().stream().map(ActionDetail::accepted).collect(Collectors.joining(", "));
    }

    private static String accepted(KeyRule rule) {
        return switch (rule) {
            case KeyRule.Exactly(String keys) -> keys;
            case KeyRule.Digits(int min, int max) -> min == max ? min + " digits" : min + " to " + max + " digits";
        };
    }
}
