package io.greenline.routing;

import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a waiting caller stands.
 *
 * @param ahead callers who are served before her by agents who could serve her
 * @param waited since joining
 * @param estimate empty while nothing is known, or while estimates have been so wrong that none is to be spoken
 * @param state what holds for the ticket
 */
public record Standing(
        QueueId queue, Tier tier, int ahead, Duration waited, Optional<Estimate> estimate, TicketState state) {

    /** What a ticket can be. */
    public enum TicketState {
        WAITING,
        OFFERED,
        TALKING,
        /** Not on the line: waits to be called back. */
        VIRTUAL,
        /** Is being dialled. */
        DIALLED,
        /** Is to be called back, and an agent is rung first, or stands by while she is dialled. */
        AWAITED
    }

    /**
     * How long it will take from now.
     *
     * @param likely the middle
     * @param most for eight in ten not longer
     */
    public record Estimate(Duration likely, Duration most) {}
}
