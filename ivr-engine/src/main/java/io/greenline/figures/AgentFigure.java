package io.greenline.figures;

import io.greenline.figures.Meaning.Unit;
import io.greenline.routing.Decision.AgentState;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What is reported of groups of agents: those who have the same skills. Their time counts in the intervals in which it passes.
 */
public enum AgentFigure {
    /** How many there were. */
    AGENTS(
            new Meaning("agents", Unit.COUNT, "agents who were signed in at any time of the interval", "1", "-", "-"),
            tally -> OptionalDouble.of(tally.agents())),
    /** How long they were there. */
    SIGNED_IN(time("signed-in", "time from signing in to signing out", "-"), tally -> seconds(paid(tally))),
    /** How long they talked. */
    TALKING(
            time("talking", "time connected with callers, hold within it", "ringing"),
            tally -> seconds(tally.in(AgentState.TALKING))),
    /** How long they wrapped up. */
    WRAPPING_UP(
            time("wrapping-up", "time after talks before the agent is free, away or signed out", "-"),
            tally -> seconds(tally.in(AgentState.WRAPPING_UP))),
    /** How long they were free. */
    FREE(
            time(
                    "free",
                    "time in which a call could be offered, was ringing, or the agent stood by for a customer",
                    "-"),
            tally -> seconds(free(tally))),
    /** How long they were away. */
    AWAY(
            time("away", "time away, or with a telephone that cannot be reached", "-"),
            tally -> seconds(tally.in(AgentState.AWAY, AgentState.UNREACHABLE))),
    /** How busy the available are. */
    OCCUPANCY(
            new Meaning(
                    "occupancy",
                    Unit.SHARE,
                    "talk, hold within it, and wrap-up",
                    "the same and the time free for calls; ringing and standing by count as free",
                    "counts in the interval in which it passes",
                    "time away; time with a telephone that cannot be reached"),
            tally -> share(busy(tally), busy(tally).plus(free(tally)))),
    /** How much of the paid time goes into calls. */
    UTILISATION(
            new Meaning(
                    "utilisation",
                    Unit.SHARE,
                    "talk, hold within it, and wrap-up",
                    "time signed in, which stands for paid time",
                    "counts in the interval in which it passes",
                    "paid time outside of signing in and out, which the floor does not know"),
            tally -> share(busy(tally), paid(tally)));

    private static final double MILLIS = 1000.0;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Meaning meaning;

    @SuppressWarnings("ImmutableEnumChecker") // functions of their argument alone
    private final Function<AgentTally, OptionalDouble> value;

    AgentFigure(Meaning meaning, Function<AgentTally, OptionalDouble> value) {
        this.meaning = meaning;
        this.value = value;
    }

    private static Meaning time(String name, String what, String excludes) {
        return new Meaning(name, Unit.SECONDS, what, "1", "counts in the interval in which it passes", excludes);
    }

    private static Duration busy(AgentTally tally) {
        return tally.in(AgentState.TALKING, AgentState.WRAPPING_UP);
    }

    private static Duration free(AgentTally tally) {
        return tally.in(AgentState.IDLE, AgentState.RESERVED, AgentState.RINGING);
    }

    private static Duration paid(AgentTally tally) {
        return busy(tally).plus(free(tally)).plus(tally.in(AgentState.AWAY, AgentState.UNREACHABLE));
    }

    private static OptionalDouble seconds(Duration time) {
        return OptionalDouble.of(time.toMillis() / MILLIS);
    }

    private static OptionalDouble share(Duration part, Duration whole) {
        return Share.of(part.toMillis(), whole.toMillis());
    }

    /** What it means. */
    public Meaning meaning() {
        return meaning;
    }

    /** Its value; empty where there is nothing to divide by. */
    public OptionalDouble of(AgentTally tally) {
        return value.apply(tally);
    }
}
