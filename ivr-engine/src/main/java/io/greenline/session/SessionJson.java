package io.greenline.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import io.greenline.backend.BackendName;
import io.greenline.calendar.CalendarName;
import io.greenline.caller.Customer;
import io.greenline.caller.NoticeId;
import io.greenline.dialplan.Value;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.KeyRule;
import io.greenline.routing.Tier;
import io.greenline.telephony.CallId;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.QueueId;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON of call states, actions and outcomes: what checkpoints and the journal keep.
 *
 * <p>A {@link Value.Secret} is written without its text, so neither a journal nor a checkpoint can show it.
 */
public final class SessionJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(values())
            .addMixIn(Action.class, ActionKinds.class)
            .addMixIn(Outcome.class, OutcomeKinds.class)
            .addMixIn(KeyRule.class, KeyRuleKinds.class)
            .addMixIn(CallId.class, Named.class)
            .addMixIn(GrammarName.class, Named.class)
            .addMixIn(NodeId.class, Named.class)
            .addMixIn(PromptId.class, Named.class)
            .addMixIn(EndpointName.class, Named.class)
            .addMixIn(BackendName.class, Named.class)
            .addMixIn(CalendarName.class, Named.class)
            .addMixIn(QueueId.class, Named.class)
            .addMixIn(NoticeId.class, Named.class)
            .addMixIn(PhoneNumber.class, Named.class)
            .addMixIn(Language.class, Tagged.class)
            .addMixIn(Customer.class, Grown.class)
            .addMixIn(Action.Enqueue.class, GrownWait.class)
            .addMixIn(Tier.class, Numbered.class)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private static final int TYPICAL_LENGTH = 1_024;

    private SessionJson() {}

    /** A state as JSON. */
    public static String write(CallState state) {
        return text(json -> StateWriter.write(state, json));
    }

    private static String text(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter(TYPICAL_LENGTH);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            content.accept(json);
        }
        return text.toString();
    }

    /** A state as the mapper would write it: what {@link #write(CallState)} is held against. */
    static String mapped(CallState state) {
        return MAPPER.writeValueAsString(state);
    }

    /**
     * A state from its JSON.
     *
     * @throws UnreadableState when it was written by another version of the engine or damaged
     */
    public static CallState readState(String json) throws UnreadableState {
        try {
            return MAPPER.readValue(json, CallState.class);
        } catch (JacksonException e) {
            throw new UnreadableState(e);
        }
    }

    /** What quality staff want to know of an action, as JSON for the journal; it is not read back. */
    public static String write(Action action) {
        return text(json -> {
            json.writeStartObject();
            ActionDetail.write(action, json);
            json.writeEndObject();
        });
    }

    /** An outcome as JSON, for the journal and for replay. */
    public static String write(Outcome outcome) {
        return MAPPER.writerFor(Outcome.class).writeValueAsString(outcome);
    }

    /** An outcome from its JSON. */
    public static Outcome readOutcome(String json) throws UnreadableState {
        try {
            return MAPPER.readValue(json, Outcome.class);
        } catch (JacksonException e) {
            throw new UnreadableState(e);
        }
    }

    /** A state that cannot be read. */
    public static final class UnreadableState extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableState(JacksonException cause) {
            super(cause.getOriginalMessage(), cause);
        }
    }

    /** The names of actions in the journal. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Action.Answer.class, name = "answer"),
        @JsonSubTypes.Type(value = Action.Play.class, name = "play"),
        @JsonSubTypes.Type(value = Action.Collect.class, name = "collect"),
        @JsonSubTypes.Type(value = Action.LookUp.class, name = "lookup"),
        @JsonSubTypes.Type(value = Action.Classify.class, name = "classify"),
        @JsonSubTypes.Type(value = Action.Fetch.class, name = "fetch"),
        @JsonSubTypes.Type(value = Action.FindNotices.class, name = "notices"),
        @JsonSubTypes.Type(value = Action.CheckHours.class, name = "hours"),
        @JsonSubTypes.Type(value = Action.Enqueue.class, name = "enqueue"),
        @JsonSubTypes.Type(value = Action.ServeAgent.class, name = "agent"),
        @JsonSubTypes.Type(value = Action.Transfer.class, name = "transfer"),
        @JsonSubTypes.Type(value = Action.RecordMessage.class, name = "record"),
        @JsonSubTypes.Type(value = Action.RequestCallback.class, name = "callback"),
        @JsonSubTypes.Type(value = Action.TellIncident.class, name = "incident"),
        @JsonSubTypes.Type(value = Action.Send.class, name = "send"),
        @JsonSubTypes.Type(value = Action.TakeHandover.class, name = "handover"),
        @JsonSubTypes.Type(value = Action.HangUp.class, name = "hangup"),
        @JsonSubTypes.Type(value = Action.End.class, name = "end"),
    })
    private interface ActionKinds {}

    /** The names of outcomes in the journal. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Arrived.class, name = "arrived"),
        @JsonSubTypes.Type(value = Outcome.Resumed.class, name = "resumed"),
        @JsonSubTypes.Type(value = Outcome.Answered.class, name = "answered"),
        @JsonSubTypes.Type(value = Outcome.Played.class, name = "played"),
        @JsonSubTypes.Type(value = Outcome.PlayCut.class, name = "play-cut"),
        @JsonSubTypes.Type(value = Outcome.Keys.class, name = "keys"),
        @JsonSubTypes.Type(value = Outcome.NoInput.class, name = "no-input"),
        @JsonSubTypes.Type(value = Outcome.NoMatch.class, name = "no-match"),
        @JsonSubTypes.Type(value = Outcome.Said.class, name = "said"),
        @JsonSubTypes.Type(value = Outcome.SaidTooMuch.class, name = "said-too-much"),
        @JsonSubTypes.Type(value = Outcome.Found.class, name = "found"),
        @JsonSubTypes.Type(value = Outcome.NotFound.class, name = "not-found"),
        @JsonSubTypes.Type(value = Outcome.LookupFailed.class, name = "lookup-failed"),
        @JsonSubTypes.Type(value = Outcome.Classified.class, name = "classified"),
        @JsonSubTypes.Type(value = Outcome.Fetched.class, name = "fetched"),
        @JsonSubTypes.Type(value = Outcome.Missing.class, name = "missing"),
        @JsonSubTypes.Type(value = Outcome.NoticesFound.class, name = "notices"),
        @JsonSubTypes.Type(value = Outcome.HoursTold.class, name = "hours"),
        @JsonSubTypes.Type(value = Outcome.Talked.class, name = "talked"),
        @JsonSubTypes.Type(value = Outcome.NotConnected.class, name = "not-connected"),
        @JsonSubTypes.Type(value = Outcome.TurnedAway.class, name = "turned-away"),
        @JsonSubTypes.Type(value = Outcome.ExitTaken.class, name = "exit-taken"),
        @JsonSubTypes.Type(value = Outcome.CallbackPromised.class, name = "callback-promised"),
        @JsonSubTypes.Type(value = Outcome.AgentDone.class, name = "agent-done"),
        @JsonSubTypes.Type(value = Outcome.AgentRefused.class, name = "agent-refused"),
        @JsonSubTypes.Type(value = Outcome.Recorded.class, name = "recorded"),
        @JsonSubTypes.Type(value = Outcome.NothingRecorded.class, name = "nothing-recorded"),
        @JsonSubTypes.Type(value = Outcome.CallbackNoted.class, name = "callback-noted"),
        @JsonSubTypes.Type(value = Outcome.CallbackRefused.class, name = "callback-refused"),
        @JsonSubTypes.Type(value = Outcome.IncidentTold.class, name = "incident-told"),
        @JsonSubTypes.Type(value = Outcome.IncidentRefused.class, name = "incident-refused"),
        @JsonSubTypes.Type(value = Outcome.Left.class, name = "left"),
        @JsonSubTypes.Type(value = Outcome.HandedOver.class, name = "handed-over"),
        @JsonSubTypes.Type(value = Outcome.NothingLeft.class, name = "nothing-left"),
        @JsonSubTypes.Type(value = Outcome.Unavailable.class, name = "unavailable"),
        @JsonSubTypes.Type(value = Outcome.Released.class, name = "released"),
        @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    })
    private interface OutcomeKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = KeyRule.Exactly.class, name = "exactly"),
        @JsonSubTypes.Type(value = KeyRule.Digits.class, name = "digits"),
    })
    private interface KeyRuleKinds {}

    /** A name is its text. A mix-in: its members are patterns, nobody calls them. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class Named {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Named(String value) {}

        @JsonValue
        abstract String value();
    }

    /** A tier is its number. A mix-in too. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class Numbered {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Numbered(int number) {}

        @JsonValue
        abstract int number();
    }

    /** A language is its tag. A mix-in too. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class Tagged {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Tagged(String tag) {}

        @JsonValue
        abstract String tag();
    }

    /** What an engine of before 2026-11 did not write of a customer is unknown. A mix-in too. */
    private interface Grown {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String area();

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> evidence();
    }

    /** What an engine of before there were queues did not write of a wait. A mix-in too. */
    private interface GrownWait {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String about();

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Spoken> comfort();

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Action.Enqueue.Exit> exits();
    }

    private static SimpleModule values() {
        return new SimpleModule("values")
                .addSerializer(Value.class, new ValueWriter())
                .addDeserializer(Value.class, new ValueReader());
    }

    private static final class ValueWriter extends ValueSerializer<Value> {
        @Override
        public void serialize(Value value, JsonGenerator json, SerializationContext context) {
            StateWriter.write(value, json);
        }
    }

    private static final class ValueReader extends ValueDeserializer<Value> {
        @Override
        public Value deserialize(JsonParser json, DeserializationContext context) {
            return switch (json.currentToken()) {
                case VALUE_STRING -> new Value.Text(json.getString());
                case VALUE_NUMBER_INT -> new Value.Whole(json.getLongValue());
                case VALUE_NUMBER_FLOAT -> new Value.Decimal(json.getDoubleValue());
                case VALUE_TRUE, VALUE_FALSE -> new Value.Flag(json.getBooleanValue());
                case START_ARRAY -> {
                    List<String> texts = new ArrayList<>();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        texts.add(json.getString());
                    }
                    yield new Value.Texts(texts);
                }
                default -> {
                    json.skipChildren();
                    yield new Value.Secret("");
                }
            };
        }
    }
}
