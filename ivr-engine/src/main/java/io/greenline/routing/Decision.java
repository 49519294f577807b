package io.greenline.routing;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be done, or is to be known, after an event. In the order in which it was decided. */
public sealed interface Decision {

    /**
     * An agent is reserved for a caller: ring.
     *
     * @param until the lease; an offer that was not accepted by then ends by itself
     */
    record Offered(OfferId offer, TicketId ticket, QueueId queue, AgentId agent, Instant until, Evidence evidence)
            implements Decision {}

    /** An offer ended without a talk; a telephone that rings stops. The caller keeps her place. */
    record OfferEnded(OfferId offer, TicketId ticket, AgentId agent, String why) implements Decision {}

    /**
     * Caller and agent talk.
     *
     * @param waited from joining
     */
    record Served(OfferId offer, TicketId ticket, QueueId queue, AgentId agent, Duration waited) implements Decision {}

    /** A talk ended; the agent is wrapping up until then. */
    record TalkOver(OfferId offer, TicketId ticket, AgentId agent, Duration talked, Instant wrapUpUntil)
            implements Decision {}

    /** An agent's state as others see it has changed. */
    record AgentIs(AgentId agent, AgentState state, String reason) implements Decision {}

    record PromiseBroken(TicketId ticket, QueueId queue, Promise promise, Tier from, Tier to) implements Decision {}

    /** A caller has waited so long that she rises a tier: see {@link RoutingPlan#risesAfter}. */
    record WaitedLong(TicketId ticket, QueueId queue, Duration waited, Tier from, Tier to) implements Decision {}

    /** An overflow rule has widened who may take the call. */
    record Widened(TicketId ticket, QueueId queue, Overflow rule) implements Decision {}

    /** The caller waits elsewhere now; the time of joining is kept. */
    record Moved(TicketId ticket, QueueId from, QueueId to, String because) implements Decision {}

    /** Somebody has to be told. */
    record Alarmed(TicketId ticket, QueueId queue, String who, String because) implements Decision {}

    /** The caller is to leave the queue. */
    record TurnedAway(TicketId ticket, QueueId queue, Reason reason) implements Decision {
        /** Why a caller cannot wait, or not any longer. */
        public enum Reason {
            CLOSED,
            FULL,
            UNSTAFFED,
            /** The longest wait is over. */
            TIMEOUT,
            /** There is no such queue any more. */
            UNKNOWN_QUEUE,
            TO_CALLBACK,
            TO_VOICEMAIL,
            TO_TEXT,
            TO_OVERFLOW
        }
    }

    /** A caller is out of the queue; the last decision on a ticket, unless it is called back or comes again. */
    record Gone(TicketId ticket, QueueId queue, String why, Duration waited) implements Decision {}

    /**
     * An agent was reserved for a customer who is to be called back, see the offer before it: ring the agent alone, who stands
     * by then.
     */
    record StandBy(OfferId offer, TicketId ticket, QueueId queue, AgentId agent, PhoneNumber number)
            implements Decision {}

    /**
     * The customer's turn is near, or an agent stands by for her: dial.
     *
     * @param attempt from 1
     * @param offer of the agent who stands by; empty where the customer is dialled first
     */
    record DialBack(TicketId ticket, QueueId queue, PhoneNumber number, int attempt, Optional<OfferId> offer)
            implements Decision {}

    /** A callback is given up. */
    record CallbackDropped(TicketId ticket, QueueId queue, String why) implements Decision {}

    /** Another surge level holds. */
    record SurgeIs(String level, String because) implements Decision {}

    /** What agents can be. */
    enum AgentState {
        SIGNED_OUT,
        AWAY,
        /** Wants calls, and the telephone cannot take any. */
        UNREACHABLE,
        IDLE,
        RESERVED,
        RINGING,
        TALKING,
        WRAPPING_UP
    }

    /**
     * Why this agent and this caller.
     *
     * @param rule in words: {@code tier 1 before 14 others; longest idle of 3}
     * @param waited of the caller
     * @param score seconds waited and boost, within the tier
     * @param candidates other agents or callers who were looked at, the best first; at most {@value #MOST}
     */
    record Evidence(String rule, Tier tier, Duration waited, Duration score, List<Candidate> candidates) {
        static final int MOST = 5;

        public Evidence {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Who else was looked at.
     *
     * @param who an agent's id or a ticket
     * @param verdict why not: {@code idle 12 s less}, {@code tier 4}, {@code lacks key-account}
     */
    record Candidate(String who, String verdict) {}
}
