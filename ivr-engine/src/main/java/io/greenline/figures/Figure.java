package io.greenline.figures;

import io.greenline.figures.Meaning.Unit;
import io.greenline.figures.Visit.Outcome;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What is reported of callers. Each constant says numerator, denominator, clock and exclusions in its {@link #meaning}, which
 * {@code greenline report --definitions} prints. A caller counts in the interval in which she entered the queue, whenever the
 * rest of her story happened: therefore a row's outcomes add up to its offered callers.
 */
public enum Figure {
    /** Callers who entered. */
    OFFERED(
            count("offered", "callers who entered a queue", "callers who were not let in: see refused"),
            counted(Tally::offered)),
    /** Callers with whom an agent talked, without a callback. */
    ANSWERED(
            count("answered", "callers who waited on the line until an agent was connected", "callbacks: see there"),
            counted(tally -> tally.of(Outcome.ANSWERED))),
    /** Callers who hung up. */
    ABANDONED(
            count(
                    "abandoned",
                    "callers who hung up before an agent was connected",
                    "short abandons; callers who chose a callback, which is no abandon"),
            counted(tally -> tally.of(Outcome.ABANDONED) - tally.shortAbandons())),
    /** Callers who hung up at once. */
    SHORT_ABANDONED(
            count("short-abandoned", "callers who hung up within the first 5 seconds of their wait", "-"),
            counted(Tally::shortAbandons)),
    /** Callers who took another way. */
    ELSEWHERE(
            count(
                    "elsewhere",
                    "callers who left the queue by a key, voicemail, text, an overflow's exit or the longest wait",
                    "-"),
            counted(tally -> tally.of(Outcome.ELSEWHERE))),
    /** Callers who wait yet. */
    WAITING(
            count("waiting", "callers who wait at the end of the report", "callbacks"),
            counted(tally -> tally.of(Outcome.WAITING))),
    /** Callers who were not let in. */
    REFUSED(
            count("refused", "callers who asked for a queue that was closed, full or without agents", "-"),
            counted(tally -> tally.of(Outcome.REFUSED))),
    /** Overflows to other queues. */
    MOVED(
            count("moved", "overflows to another queue; the caller stays with the queue that she entered", "-"),
            counted(Tally::moves)),
    /** Service level A. */
    SERVICE_LEVEL_A(
            share(
                    "service-level-a",
                    "answered within T (20 s; tiers of danger 5 s)",
                    "answered",
                    "wait from entering the queue to the agent's connection",
                    "all who were not answered, callbacks too"),
            tally -> Share.of(tally.answeredInTime(), tally.of(Outcome.ANSWERED))),
    /** Service level B. */
    SERVICE_LEVEL_B(
            share(
                    "service-level-b",
                    "answered within T and abandoned within T, the short ones too",
                    "answered and abandoned, the short ones too",
                    "wait from entering the queue to the agent's connection or the hang-up",
                    "callbacks; callers who left another way"),
            tally -> Share.of(
                    tally.answeredInTime() + tally.abandonedInTime(), tally.of(Outcome.ANSWERED, Outcome.ABANDONED))),
    /** Service level C: the one to quote. */
    SERVICE_LEVEL_C(
            share(
                    "service-level-c",
                    "answered within T (20 s; tiers of danger 5 s)",
                    "offered less short abandons",
                    "wait from entering the queue to the agent's connection",
                    "short abandons; nobody else: who chose a callback or left counts as not answered within T"),
            tally -> Share.of(tally.answeredInTime(), tally.offered() - tally.shortAbandons())),
    /** Average speed of answer. */
    ASA(
            seconds(
                    "asa",
                    "sum of waits of answered callers",
                    "answered",
                    "from entering the queue to the agent's connection",
                    "time in the menus before; callbacks; callers who were not answered"),
            Tally::meanWait),
    /** The wait of the caller in the middle. */
    WAIT_MEDIAN(waitOf("wait-median", "50"), tally -> tally.waitOf(0.5)),
    /** The wait that one in ten exceeded. */
    WAIT_P90(waitOf("wait-p90", "90"), tally -> tally.waitOf(0.9)),
    /** The wait that one in twenty exceeded. */
    WAIT_P95(waitOf("wait-p95", "95"), tally -> tally.waitOf(0.95)),
    /** The longest wait. */
    WAIT_MAX(waitOf("wait-max", "100"), tally -> tally.waitOf(1)),
    /** Average handling time. */
    AHT(
            seconds(
                    "aht",
                    "talk, hold within it, and wrap-up",
                    "talks that are over, callbacks' too",
                    "talk: from connection to its end; wrap-up: until the agent is free, away or signed out",
                    "ringing; talks that last at the end of the report"),
            Tally::handling),
    /** The talk's share of the handling. */
    TALK(
            seconds(
                    "talk",
                    "talk and hold within it",
                    "talks that are over, callbacks' too",
                    "from connection to its end",
                    "talks that last at the end of the report"),
            Tally::talk),
    /** The wrap-up's share of the handling. */
    WRAP_UP(
            seconds(
                    "wrap-up",
                    "wrap-up",
                    "talks that are over, callbacks' too",
                    "from the talk's end until the agent is free, away or signed out",
                    "talks that last at the end of the report"),
            Tally::wrapUp),
    /** Who hung up. */
    ABANDON_RATE(
            share("abandon-rate", "abandoned", "offered less short abandons", "-", "short abandons on both sides"),
            tally -> Share.of(
                    tally.of(Outcome.ABANDONED) - tally.shortAbandons(), tally.offered() - tally.shortAbandons())),
    /** Promises that were not kept. */
    PROMISES_BROKEN(
            count(
                    "promises-broken",
                    "times at which a caller had waited longer than her queue promised",
                    "queues without a promise"),
            counted(Tally::brokenPromises)),
    /** Callbacks that were asked for. */
    CALLBACKS(
            count("callbacks", "callers who asked to be called back", "-"),
            counted(tally -> tally.of(
                    Outcome.CALLBACK_OPEN,
                    Outcome.CALLBACK_LEFT,
                    Outcome.CALLBACK_ANSWERED,
                    Outcome.CALLBACK_DROPPED,
                    Outcome.CALLBACK_CANCELLED))),
    /** Callbacks that found the customer. */
    CALLBACKS_REACHED(
            count(
                    "callbacks-reached",
                    "callers who asked for a callback and came to the telephone",
                    "answering machines"),
            counted(Tally::reached)),
    /** Callbacks that came to a talk. */
    CALLBACKS_ANSWERED(
            count("callbacks-answered", "callers who were called back and with whom an agent talked", "-"),
            counted(tally -> tally.of(Outcome.CALLBACK_ANSWERED))),
    /** Callbacks that were given up. */
    CALLBACKS_DROPPED(
            count(
                    "callbacks-dropped",
                    "callbacks that were given up: no attempt left, or expired",
                    "those cancelled, by the caller or by hand"),
            counted(tally -> tally.of(Outcome.CALLBACK_DROPPED))),
    /** How wrong estimates were. */
    ESTIMATE_ERROR(
            seconds(
                    "estimate-error",
                    "true wait less estimated wait, whichever is longer",
                    "answered with an estimate",
                    "estimate: the middle, as it could be told on entering the queue",
                    "callers who were not answered; callbacks"),
            Tally::absoluteError),
    /** Which way estimates were wrong. */
    ESTIMATE_BIAS(
            seconds(
                    "estimate-bias",
                    "true wait less estimated wait; above zero: callers wait longer than estimated",
                    "answered with an estimate",
                    "estimate: the middle, as it could be told on entering the queue",
                    "callers who were not answered; callbacks"),
            Tally::bias);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Meaning meaning;

    @SuppressWarnings("ImmutableEnumChecker") // functions of their argument alone
    private final Function<Tally, OptionalDouble> value;

    Figure(Meaning meaning, Function<Tally, OptionalDouble> value) {
        this.meaning = meaning;
        this.value = value;
    }

    private static Function<Tally, OptionalDouble> counted(ToLongFunction<Tally> count) {
        return tally -> OptionalDouble.of((double) count.applyAsLong(tally));
    }

    private static Meaning count(String name, String what, String excludes) {
        return new Meaning(name, Unit.COUNT, what, "1", "each counts in the interval in which she entered", excludes);
    }

    private static Meaning share(String name, String part, String whole, String clock, String excludes) {
        return new Meaning(name, Unit.SHARE, part, whole, clock, excludes);
    }

    private static Meaning seconds(String name, String sum, String by, String clock, String excludes) {
        return new Meaning(name, Unit.SECONDS, sum, by, clock, excludes);
    }

    private static Meaning waitOf(String name, String percent) {
        return seconds(
                name,
                "the wait that %s in 100 answered callers did not exceed: one that somebody waited".formatted(percent),
                "1",
                "from entering the queue to the agent's connection",
                "callbacks; callers who were not answered");
    }

    /** What it means. */
    public Meaning meaning() {
        return meaning;
    }

    /** Its value; empty where there is nothing to divide by. */
    public OptionalDouble of(Tally tally) {
        return value.apply(tally);
    }
}
