package io.greenline.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A clock that moves when it is told to. Used by one thread at a time; other threads may read it. */
public final class VirtualClock implements InstantSource {
    /** In the order of their moments; those of one moment in the order in which they were set. */
    private final TreeMap<Instant, Deque<Runnable>> alarms = new TreeMap<>();

    private volatile Instant now;

    public VirtualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Has something done when the clock gets to a moment, on the thread that moves it. What lies in the past is done when it
     * next moves.
     */
    public void at(Instant moment, Runnable what) {
        alarms.computeIfAbsent(moment, _ -> new ArrayDeque<>()).add(what);
    }

    /** When the next alarm is, if that is soon enough. */
    Optional<Instant> nextAlarm(Instant notAfter) {
        return alarms.isEmpty() || alarms.firstKey().isAfter(notAfter)
                ? Optional.empty()
                : Optional.of(alarms.firstKey());
    }

    /**
     * Moves on to the next alarm, whatever that brings.
     *
     * @return false where there is none so soon: then the clock stays
     */
    public boolean toNextAlarm(Instant notAfter) {
        Optional<Instant> next = nextAlarm(notAfter);
        next.ifPresent(this::advanceTo);
        return next.isPresent();
    }

    /** Moves on, alarm by alarm; never back. */
    void advanceTo(Instant later) {
        while (nextAlarm(later).isPresent()) {
            Map.Entry<Instant, Deque<Runnable>> due = alarms.firstEntry();
            moveTo(due.getKey());
            Runnable what = due.getValue().remove();
            if (due.getValue().isEmpty()) {
                alarms.remove(due.getKey());
            }
            what.run();
        }
        moveTo(later);
    }

    private void moveTo(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }

    void advance(Duration by) {
        advanceTo(now.plus(by));
    }
}
