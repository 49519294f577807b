package io.greenline.floor;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.greenline.calendar.CalendarName;
import io.greenline.routing.Decision;
import io.greenline.routing.Need;
import io.greenline.routing.OfferId;
import io.greenline.routing.Overflow;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Skill;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the routing log: events, decisions, and the floor as it was. */
public final class RoutingJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(RoutingEvent.class, RoutingKinds.OfEvent.class)
            .addMixIn(Decision.class, RoutingKinds.OfDecision.class)
            .addMixIn(Need.What.class, RoutingKinds.OfNeed.class)
            .addMixIn(Overflow.When.class, RoutingKinds.OfWhen.class)
            .addMixIn(Overflow.Then.class, RoutingKinds.OfThen.class)
            .addMixIn(TicketId.class, Named.class)
            .addMixIn(QueueId.class, Named.class)
            .addMixIn(AgentId.class, Named.class)
            .addMixIn(Skill.class, Named.class)
            .addMixIn(PhoneNumber.class, Named.class)
            .addMixIn(CalendarName.class, Named.class)
            .addMixIn(Language.class, Tagged.class)
            .addMixIn(OfferId.class, Counted.class)
            .addMixIn(Tier.class, Ranked.class)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private static final TypeReference<List<Decision>> DECISIONS = new TypeReference<>() {};
    private static final ObjectWriter EVENT_WRITER = MAPPER.writerFor(RoutingEvent.class);
    private static final ObjectWriter DECISIONS_WRITER = MAPPER.writerFor(DECISIONS);
    private static final ObjectWriter FLOOR_WRITER = MAPPER.writerFor(Kept.class);
    private static final ObjectReader EVENT_READER = MAPPER.readerFor(RoutingEvent.class);
    private static final ObjectReader DECISIONS_READER = MAPPER.readerFor(DECISIONS);
    private static final ObjectReader FLOOR_READER = MAPPER.readerFor(Kept.class);

    private RoutingJson() {}

    /**
     * A floor as it is kept: without the plan that held, what came after it would be decided anew otherwise than it was.
     *
     * @param plan what held at that moment
     * @param floor who is where
     */
    public record Kept(RoutingPlan plan, RoutingSnapshot floor) {}

    /** What was written by another version of the engine, or damaged. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(JacksonException cause) {
            super(cause.getOriginalMessage(), cause);
        }
    }

    public static String write(RoutingEvent event) {
        return EVENT_WRITER.writeValueAsString(event);
    }

    public static String write(List<Decision> decisions) {
        return decisions.isEmpty() ? "[]" : DECISIONS_WRITER.writeValueAsString(decisions);
    }

    public static String write(Kept floor) {
        return FLOOR_WRITER.writeValueAsString(floor);
    }

    public static RoutingEvent event(String json) throws Unreadable {
        return read(EVENT_READER, json);
    }

    public static List<Decision> decisions(String json) throws Unreadable {
        return json.equals("[]") ? List.of() : read(DECISIONS_READER, json);
    }

    public static Kept floor(String json) throws Unreadable {
        return read(FLOOR_READER, json);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // each reader is made for the type that its caller wants
    private static <T> T read(ObjectReader reader, String json) throws Unreadable {
        try {
            return reader.readValue(json);
        } catch (JacksonException e) {
            throw new Unreadable(e);
        }
    }

    /** A name is its text. A mix-in: its members are patterns, nobody calls them; so are those below. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class Named {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Named(String value) {}

        @JsonValue
        abstract String value();
    }

    /** A language is its tag. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class Tagged {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Tagged(String tag) {}

        @JsonValue
        abstract String tag();
    }

    /** An offer is its number. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class Counted {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Counted(long number) {}

        @JsonValue
        abstract long number();
    }

    /** A tier is its number. */
    @SuppressWarnings("UnusedVariable")
    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private abstract static class Ranked {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Ranked(int number) {}

        @JsonValue
        abstract int number();
    }
}
