package io.greenline.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One failure of supply in one area, however many report it.
 *
 * @param area in the utility's own word, 1 to {@value #MAX_AREA} characters
 * @param heard when somebody last said something of it: a report, an expected end
 * @param reports callers or premises that reported it, each once
 * @param expected when supply is expected back, as far as the staff or an outage system said
 * @param since when it came into this state
 * @param by who put it there; empty where callers did
 */
public record Incident(
        IncidentNumber number,
        String area,
        Origin origin,
        Instant opened,
        Instant heard,
        long reports,
        Optional<Instant> expected,
        State state,
        Instant since,
        String by) {
    /** Longest name of an area. */
    public static final int MAX_AREA = 100;

    /** After so long without a word of it an incident is over by itself: it must not swallow the reports of the next one. */
    public static final Duration QUIET = Duration.ofDays(2);

    /** Who opened it. */
    public enum Origin {
        CALLERS,
        STAFF,
        /** It has the number of an outage system of the utility's own. */
        OUTAGE_SYSTEM
    }

    /** How it stands. */
    public enum State {
        OPEN,
        /** The power is back: whoever asked is called. */
        RESTORED,
        /** Nobody is called any more. */
        CLOSED
    }

    /** A new one that callers told of. */
    static Incident told(IncidentNumber number, String area, Instant now) {
        return begun(number, area, Origin.CALLERS, Optional.empty(), "", now);
    }

    static Incident begun(
            IncidentNumber number, String area, Origin origin, Optional<Instant> expected, String by, Instant now) {
        return new Incident(number, area, origin, now, now, 0, expected, State.OPEN, now, by);
    }

    /** One caller more. */
    Incident reported(Instant now) {
        return new Incident(number, area, origin, opened, later(now), reports + 1, expected, state, since, by);
    }

    Incident expecting(Instant end, Instant now) {
        return new Incident(number, area, origin, opened, later(now), reports, Optional.of(end), state, since, by);
    }

    Incident become(State other, String whose, Instant now) {
        return new Incident(number, area, origin, opened, heard, reports, expected, other, now, whose);
    }

    /** Whether it is open and nobody has said anything of it for too long. */
    boolean isStale(Instant now) {
        Instant last = expected.filter(heard::isBefore).orElse(heard);
        return state == State.OPEN && !now.isBefore(last.plus(QUIET));
    }

    private Instant later(Instant now) {
        return now.isAfter(heard) ? now : heard;
    }
}
