package io.greenline.routing;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A floor at one moment, as plain values: what people see, and what a restarted engine goes on from.
 *
 * @param at the time of the last event
 * @param plan the version of the plan that held
 * @param nextOffer the number of the next offer
 * @param surge the level that holds and what it hangs on
 */
public record RoutingSnapshot(
        Instant at,
        String plan,
        long nextOffer,
        List<Ticket> tickets,
        List<AgentPost> agents,
        List<QueueFigures> queues,
        Surge surge) {
    public RoutingSnapshot {
        tickets = List.copyOf(tickets);
        agents = List.copyOf(agents);
        queues = List.copyOf(queues);
    }

    /**
     * A caller.
     *
     * @param queue where she is now
     * @param tier now
     * @param risen whether she has risen to it, because a promise was broken or she has waited long
     * @param onLine since when she waits on the line: later than joining where she came back from a talk or was called back
     * @param promise what became of the queue's promise
     * @param done the overflow rules that were applied, in their order
     * @param callback where she is, or was, to be called back
     * @param avoids the agent who did not take her just now
     * @param expected the wait that was estimated when she joined, where it is compared with the true one
     */
    public record Ticket(
            TicketId id,
            Wish wish,
            QueueId queue,
            Tier tier,
            boolean risen,
            Instant joined,
            Instant onLine,
            Standing.TicketState state,
            Optional<OfferOpen> offer,
            List<Done> done,
            PromiseState promise,
            Optional<Callback> callback,
            Optional<Avoided> avoids,
            Optional<Duration> expected) {
        public Ticket {
            done = List.copyOf(done);
        }

        /** The same, where an offer that is no talk yet is not over by itself before that time. */
        public Ticket leasedUntil(Instant least) {
            return new Ticket(
                    id,
                    wish,
                    queue,
                    tier,
                    risen,
                    joined,
                    onLine,
                    state,
                    offer.map(open -> open.leasedUntil(least)),
                    done,
                    promise,
                    callback,
                    avoids,
                    expected);
        }

        /** Whether the customer's own telephone rings, be it for an agent who stands by. */
        public boolean isDialled() {
            return state == Standing.TicketState.DIALLED
                    || (state == Standing.TicketState.AWAITED
                            && offer.filter(open -> open.phase() == OfferOpen.Phase.ACCEPTED)
                                    .isPresent());
        }
    }

    /** What became of a promise. */
    public enum PromiseState {
        OPEN,
        BROKEN,
        /** Kept, or settled otherwise: by a callback. */
        OVER
    }

    /**
     * An overflow rule that was applied to a caller.
     *
     * @param queue whose rule it is
     * @param rule its place in the queue's list, from 0
     */
    public record Done(QueueId queue, int rule) {}

    /** An agent who is not offered this caller again before that time. */
    public record Avoided(AgentId agent, Instant until) {}

    /** An offer or a talk that is on. */
    public record OfferOpen(OfferId id, AgentId agent, Phase phase, Instant since, Instant until) {
        private OfferOpen leasedUntil(Instant least) {
            return phase == Phase.CONNECTED || !until.isBefore(least)
                    ? this
                    : new OfferOpen(id, agent, phase, since, least);
        }

        /** How far an offer is. */
        public enum Phase {
            RESERVED,
            RINGING,
            ACCEPTED,
            CONNECTED
        }
    }

    /**
     * A callback that is to be made.
     *
     * @param asked when she asked for it; empty where an earlier version of the engine noted it
     * @param attempts calls made so far
     * @param nextAttempt not before; while she is being dialled: when that counts as missed
     */
    public record Callback(
            PhoneNumber number,
            Optional<Instant> asked,
            Optional<Instant> notBefore,
            int attempts,
            Instant nextAttempt,
            Instant expires) {}

    /**
     * An agent.
     *
     * @param presence what the agent wants, whatever goes on at the moment
     * @param reason why away
     * @param since when the state began
     * @param missed offers let go by in a row
     * @param calls talks since signing in
     * @param wrapUpUntil while wrapping up
     * @param lostUntil while the telephone is taken for lost because an offer or a talk showed it
     */
    public record AgentPost(
            AgentId id,
            Decision.AgentState state,
            Presence presence,
            String reason,
            RoutingEvent.DeviceChanged.Device device,
            Instant since,
            int missed,
            int calls,
            Instant idleSince,
            Optional<Instant> wrapUpUntil,
            Optional<Instant> lostUntil) {}

    /** What an agent wants. */
    public enum Presence {
        SIGNED_OUT,
        READY,
        AWAY
    }

    /**
     * What is learned of a queue: for estimates and to show.
     *
     * @param handling mean time of a talk with its wrap-up
     * @param mayDial whether the time of day allows to call customers back
     * @param handled talks it was learned of
     * @param error how wrong estimates were: mean of the difference between told and true wait
     * @param meanWait mean of the true waits that it was compared with
     */
    public record QueueFigures(
            QueueId id,
            boolean open,
            boolean mayDial,
            int waiting,
            Duration longest,
            Duration handling,
            long handled,
            Duration error,
            Duration meanWait,
            long estimated) {}

    /**
     * The surge.
     *
     * @param byHand until when a level set by hand holds; empty: thresholds are followed
     * @param quietSince since when all leaving thresholds are undershot
     */
    public record Surge(String level, Optional<Instant> byHand, Optional<Instant> quietSince, List<Instant> arrivals) {}
}
