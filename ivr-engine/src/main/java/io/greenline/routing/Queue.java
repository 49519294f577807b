package io.greenline.routing;

import io.greenline.calendar.CalendarName;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A line of callers who wait for the same kind of help, as {@code routing.yaml} has it.
 *
 * @param tier who goes before whom across all queues
 * @param boost seconds that its callers are ahead within their tier
 * @param needs what an agent has to know
 * @param strategy which of several free agents is offered a caller
 * @param hours when it is open; empty: always
 * @param overflow in the order in which it is tried
 * @param ringFor how long an agent's telephone rings, at least a second
 * @param wrapUp time after a talk before the agent is offered another caller; may be zero
 * @param capacity most callers who wait at one time; tiers of danger are always taken in
 * @param comfort what callers hear while they wait
 */
public record Queue(
        QueueId id,
        Tier tier,
        Duration boost,
        Optional<Promise> promise,
        List<Need> needs,
        Media media,
        Strategy strategy,
        Optional<CalendarName> hours,
        List<Overflow> overflow,
        Duration ringFor,
        Duration wrapUp,
        int capacity,
        Comfort comfort,
        Optional<CallbackTerms> callback) {
    public Queue {
        needs = List.copyOf(needs);
        overflow = List.copyOf(overflow);
    }

    /** Which of several agents who can is offered the caller; ties end in the agent's id. */
    public enum Strategy {
        /** Who has been free longest. */
        LONGEST_IDLE,
        /** Who has talked least often since signing in, then longest idle. */
        FEWEST_CALLS,
        /** Who has most of what is asked for, musts and shoulds by their levels, then longest idle. */
        SKILL_BEST,
        /** Who has the queue foremost in the list of {@code queues}, then longest idle. */
        PRIORITY_OF_QUEUE
    }

    /**
     * What callers hear while they wait.
     *
     * @param music the music's class at the switch
     * @param firstAfter silence of announcements at the beginning; zero: told at once
     * @param every between two announcements
     * @param position whether the place in the line is told
     * @param estimate whether the wait is told
     */
    public record Comfort(String music, Duration firstAfter, Duration every, boolean position, boolean estimate) {
        public static final Comfort USUAL = new Comfort("default", Duration.ZERO, Duration.ofSeconds(45), true, true);
    }
}
