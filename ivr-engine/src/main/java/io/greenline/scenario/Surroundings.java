package io.greenline.scenario;

import io.greenline.backend.BackendName;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.caller.CallerHistory.Outage.Where;
import io.greenline.caller.Handovers.Handover;
import io.greenline.caller.NoticeId;
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
 * @param callbacks whether wishes to be called back are taken
 * @param message what the caller says when asked to leave a message
 * @param speech whether anybody listens to what the caller says
 * @param pins the agents who can sign in by telephone, each with the PIN
 * @param repeatCalls how long before this one the caller's earlier calls came in
 * @param outage how closely an outage is the caller's; empty where she has power
 */
public record Surroundings(
        ZonedDateTime began,
        Lookup lookup,
        Map<BackendName, List<Exchange>> backends,
        List<NoticeId> notices,
        Map<CalendarName, Opening.State> hours,
        Optional<Handover> handover,
        Map<String, List<Answering>> desks,
        Callbacks callbacks,
        Message message,
        Speech speech,
        Map<String, String> pins,
        List<Duration> repeatCalls,
        Optional<Where> outage) {

    /** A Monday morning: a scenario does not depend on the day on which it is played. */
    public static final Surroundings USUAL = new Surroundings(
            ZonedDateTime.of(2026, 11, 23, 9, 0, 0, 0, ZoneId.of("Asia/Shanghai")),
            Lookup.ANSWERS,
            Map.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Map.of(),
            Callbacks.TAKEN,
            new Message.Spoken(Duration.ofSeconds(12)),
            Speech.HEARD,
            Map.of(),
            List.of(),
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
}
