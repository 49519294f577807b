package io.greenline.scenario;

import io.greenline.backend.BackendName;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.caller.CallerHistory.Outage.Where;
import io.greenline.caller.Handovers.Handover;
import io.greenline.caller.NoticeId;
import io.greenline.incident.IncidentNumber;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the world outside is like while a scenario is played: the time of day, and how everything answers that a dialplan asks.
 *
 * @param began when the call comes, in the zone in which the call is told
 * @param lookup how the customer directory answers
 * @param backends what each backend answers, in the order in which it is asked
 * @param notices the notices that apply to this caller, the most urgent first
 * @param hours calendars whose answer is given here, whatever the time of day
 * @param handover what another channel has left for the caller's number
 * @param desks how endpoints and queues take calls, by name; in order, and the last stays
 * @param floor who is at work on the floor, and who waits there already
 * @param callbacks whether wishes to be called back are taken
 * @param message what the caller says when asked to leave a message
 * @param speech whether anybody listens to what the caller says
 * @param pins the agents who can sign in by telephone, each with the PIN
 * @param repeatCalls how long before this one the caller's earlier calls came in
 * @param outage how closely an outage is the caller's; empty where she has power
 * @param incident what is known of the outage before this caller reports it; empty where she is the first
 */
public record Surroundings(
        ZonedDateTime began,
        Lookup lookup,
        Map<BackendName, List<Exchange>> backends,
        List<NoticeId> notices,
        Map<CalendarName, Opening.State> hours,
        Optional<Handover> handover,
        Map<String, List<Answering>> desks,
        Floor floor,
        Callbacks callbacks,
        Message message,
        Speech speech,
        Map<String, String> pins,
        List<Duration> repeatCalls,
        Optional<Where> outage,
        Optional<Known> incident) {

    /** A Monday morning: a scenario does not depend on the day on which it is played. */
    public static final Surroundings USUAL = new Surroundings(
            ZonedDateTime.of(2026, 11, 23, 9, 0, 0, 0, ZoneId.of("Asia/Shanghai")),
            Lookup.ANSWERS,
            Map.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Map.of(),
            Floor.DESERTED,
            Callbacks.TAKEN,
            new Message.Spoken(Duration.ofSeconds(12)),
            Speech.HEARD,
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public Surroundings {
        backends = Map.copyOf(backends);
        notices = List.copyOf(notices);
        hours = Map.copyOf(hours);
        desks = Map.copyOf(desks);
        pins = Map.copyOf(pins);
        repeatCalls = List.copyOf(repeatCalls);
    }

    /** How the customer directory answers. */
    public enum Lookup {
        /** With what the scenario says of the caller. */
        ANSWERS,
        NOT_FOUND,
        FAILED,
        /** After the dialplan has given up waiting. */
        SLOW
    }

    /**
     * An incident.
     *
     * @param area empty: the one that the caller reports
     * @param reports how often it was reported, this caller's with them
     * @param promised whether this caller is promised a call, or this is that call
     * @param language in which it was promised, as a tag
     */
    public record Known(
            IncidentNumber number,
            Optional<String> area,
            int reports,
            Optional<ZonedDateTime> since,
            Optional<ZonedDateTime> expected,
            boolean promised,
            String language) {
        /** One that this caller is the first to report. */
        public static final Known NEW = new Known(
                new IncidentNumber("1001"), Optional.empty(), 1, Optional.empty(), Optional.empty(), false, "");
    }

    /** Whether wishes to be called back are taken. */
    public enum Callbacks {
        TAKEN,
        REFUSED
    }

    /** Whether anybody listens to what the caller says. */
    public enum Speech {
        HEARD,
        /** Nobody can listen. */
        AWAY,
        /** Nobody listens any more as soon as something is said. */
        LOST
    }

    /** How someone takes a call. */
    public sealed interface Answering {
        /** Someone answers, and hangs up after this time. */
        record Talks(Duration talked) implements Answering {}

        record Busy() implements Answering {}

        record NoAnswer() implements Answering {}

        record Unreachable() implements Answering {}
    }

    /** What the caller does when asked to leave a message. */
    public sealed interface Message {
        /** Speaks for so long. */
        record Spoken(Duration length) implements Message {}

        record Nothing() implements Message {}
    }

    /**
     * Who is at work, and who waits already when this caller joins a queue.
     *
     * @param agents how each takes calls, by id; in order, and the last stays. Empty: there is no floor, and desks answer
     * @param ahead how many other callers wait in the queue, all of them ordinary ones
     */
    public record Floor(Map<AgentId, List<Taking>> agents, int ahead) {
        /** Where desks answer for queues. */
        public static final Floor DESERTED = new Floor(Map.of(), 0);

        public Floor {
            agents = Map.copyOf(agents);
        }

        /** Whether queues are played as routing.yaml says. */
        public boolean isOpen() {
            return !agents.isEmpty();
        }
    }

    /** How an agent takes a call. */
    public sealed interface Taking {
        /**
         * Answers, talks and hangs up.
         *
         * @param after how long the telephone rings
         * @param lost whether the telephone is lost instead of being hung up
         */
        record Answers(Duration after, Duration talks, boolean lost) implements Taking {}

        record Busy() implements Taking {}

        record NoAnswer() implements Taking {}

        record Rejects() implements Taking {}

        record Unreachable() implements Taking {}

        /** Answers after three seconds, talks for half a minute and hangs up. */
        Taking USUAL = new Answers(Duration.ofSeconds(3), Duration.ofSeconds(30), false);
    }
}
