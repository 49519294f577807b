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
 * @param at when
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
     * @param tier now, after promises were broken
     * @param done the overflow rules that were applied, by their place in the queue's list
     */
    public record Ticket(
            TicketId id,
            Wish wish,
            QueueId queue,
            Tier tier,
            Instant joined,
            Standing.TicketState state,
            Optional<OfferOpen> offer,
            List<Integer> done,
            boolean promiseBroken,
            Optional<Callback> callback) {}

    /** An offer or a talk that is on. */
    public record OfferOpen(OfferId id, AgentId agent, Phase phase, Instant since, Instant until) {
        /** How far an offer is. */
        public enum Phase {
            RESERVED,
            RINGING,
            ACCEPTED,
            CONNECTED
        }
    }

    /** A callback that is to be made. */
    public record Callback(
            PhoneNumber number, Optional<Instant> notBefore, int attempts, Instant nextAttempt, Instant expires) {}

    /** An agent. */
    public record AgentPost(
            AgentId id,
            Decision.AgentState state,
            String reason,
            RoutingEvent.DeviceChanged.Device device,
            Instant since,
            int missed,
            int calls,
            Instant idleSince) {}

    /**
     * What is learned of a queue: for estimates and to show.
     *
     * @param handling mean time of a talk with its wrap-up
     * @param handled talks it was learned of
     * @param error how wrong estimates were: mean of the difference between told and true wait
     */
    public record QueueFigures(
            QueueId id,
            boolean open,
            int waiting,
            Duration longest,
            Duration handling,
            long handled,
            Duration error,
            long estimated) {}

    /**
     * The surge.
     *
     * @param byHand until when a level set by hand holds; empty: thresholds are followed
     * @param quietSince since when all leaving thresholds are undershot
     */
    public record Surge(String level, Optional<Instant> byHand, Optional<Instant> quietSince, List<Instant> arrivals) {}
}
