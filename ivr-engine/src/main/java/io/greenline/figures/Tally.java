package io.greenline.figures;

import io.greenline.figures.Visit.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Visits added up. Two tallies of different visits added give the tally of all of them, percentiles too: the waits are kept.
 * For one thread at a time.
 */
public final class Tally {
    private static final double MILLIS = 1000.0;

    private final Terms terms;
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long shortAbandons;
    private long answeredInTime;
    private long abandonedInTime;
    private long reached;
    private long moves;
    private long brokenPromises;
    private long handled;
    private long talkMillis;
    private long wrapUpMillis;
    private long estimates;
    private long errorMillis;
    private long absoluteErrorMillis;
    private long[] waits = new long[16];
    private int answered;
    private boolean sorted = true;

    /** Nothing yet. */
    public Tally(Terms terms) {
        this.terms = terms;
    }

    /** Adds one visit. */
    public void add(Visit visit) {
        outcomes.merge(visit.outcome(), 1L, Long::sum);
        moves += visit.moves();
        brokenPromises += visit.brokenPromises();
        reached += visit.calledBack() ? 1 : 0;
        boolean inTime = visit.waited().compareTo(terms.within(visit.tier())) <= 0;
        switch (visit.outcome()) {
            case ANSWERED -> {
                answeredInTime += inTime ? 1 : 0;
                waited(visit.waited().toMillis());
                visit.estimated().ifPresent(estimate -> estimate(visit.waited().minus(estimate)));
            }
            case ABANDONED -> {
                abandonedInTime += inTime ? 1 : 0;
                shortAbandons += visit.waited().compareTo(terms.shortAbandon()) < 0 ? 1 : 0;
            }
            case ELSEWHERE,
                    REFUSED,
                    WAITING,
                    CALLBACK_OPEN,
                    CALLBACK_LEFT,
                    CALLBACK_ANSWERED,
                    CALLBACK_DROPPED,
                    CALLBACK_CANCELLED -> {}
        }
        visit.handling().ifPresent(this::handling);
    }

    private void handling(Visit.Handling handling) {
        handled++;
        talkMillis += handling.talk().toMillis();
        wrapUpMillis += handling.wrapUp().toMillis();
    }

    private void estimate(Duration error) {
        estimates++;
        errorMillis += error.toMillis();
        absoluteErrorMillis += error.abs().toMillis();
    }

    private void waited(long millis) {
        if (answered == waits.length) {
            waits = Arrays.copyOf(waits, answered * 2);
        }
        waits[answered++] = millis;
        sorted = false;
    }

    /** Adds what another counted. */
    public void add(Tally other) {
        other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
        shortAbandons += other.shortAbandons;
        answeredInTime += other.answeredInTime;
        abandonedInTime += other.abandonedInTime;
        reached += other.reached;
        moves += other.moves;
        brokenPromises += other.brokenPromises;
        handled += other.handled;
        talkMillis += other.talkMillis;
        wrapUpMillis += other.wrapUpMillis;
        estimates += other.estimates;
        errorMillis += other.errorMillis;
        absoluteErrorMillis += other.absoluteErrorMillis;
        for (int i = 0; i < other.answered; i++) {
            waited(other.waits[i]);
        }
    }

    long of(Outcome... wanted) {
        long sum = 0;
        for (Outcome outcome : wanted) {
            sum += outcomes.getOrDefault(outcome, 0L);
        }
        return sum;
    }

    /** All visits but those who were not let in. */
    long offered() {
        long all = 0;
        for (long count : outcomes.values()) {
            all += count;
        }
        return all - of(Outcome.REFUSED);
    }

    long shortAbandons() {
        return shortAbandons;
    }

    long answeredInTime() {
        return answeredInTime;
    }

    long abandonedInTime() {
        return abandonedInTime;
    }

    long reached() {
        return reached;
    }

    long moves() {
        return moves;
    }

    long brokenPromises() {
        return brokenPromises;
    }

    long handled() {
        return handled;
    }

    /** Mean of talk and wrap-up in seconds. */
    OptionalDouble handling() {
        return Share.of(talkMillis + wrapUpMillis, handled, MILLIS);
    }

    OptionalDouble talk() {
        return Share.of(talkMillis, handled, MILLIS);
    }

    OptionalDouble wrapUp() {
        return Share.of(wrapUpMillis, handled, MILLIS);
    }

    /** Mean wait of those who were answered on the line, in seconds. */
    OptionalDouble meanWait() {
        return Share.of(Arrays.stream(waits, 0, answered).sum(), answered, MILLIS);
    }

    /**
     * The wait that this share of the answered did not exceed, in seconds: the nearest rank, one that somebody waited.
     *
     * @param share above 0, at most 1
     */
    OptionalDouble waitOf(double share) {
        if (answered == 0) {
            return OptionalDouble.empty();
        }
        if (!sorted) {
            Arrays.sort(waits, 0, answered);
            sorted = true;
        }
        int rank = (int) Math.ceil(share * answered - 1e-9);
        return OptionalDouble.of(waits[Math.max(rank, 1) - 1] / MILLIS);
    }

    /** How wrong estimates were, whichever way, in seconds. */
    OptionalDouble absoluteError() {
        return Share.of(absoluteErrorMillis, estimates, MILLIS);
    }

    /** True wait less estimate, in seconds: above zero, callers wait longer than was estimated. */
    OptionalDouble bias() {
        return Share.of(errorMillis, estimates, MILLIS);
    }
}
