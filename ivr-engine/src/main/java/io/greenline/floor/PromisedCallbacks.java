package io.greenline.floor;

import io.greenline.call.Talk.Refused;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.TicketId;
import java.util.Optional;

/** Callbacks that queues have promised, for whoever runs the floor: any of them can be cancelled. Thread-safe. */
public final class PromisedCallbacks {
    private final Floor floor;

    public PromisedCallbacks(Floor floor) {
        this.floor = floor;
    }

    /** Whether she holds a place without being on the line, and is to be called back. */
    public static boolean isPromised(RoutingSnapshot.Ticket ticket) {
        return switch (ticket.state()) {
            case VIRTUAL, DIALLED, AWAITED -> true;
            case WAITING, OFFERED, TALKING -> false;
        };
    }

    /**
     * Nobody calls her back: telephones that ring for it stop, hers and an agent's, and an agent who stands by is free again.
     * Whoever has answered hers already is on the line and stays. Blocks until that is on the disk: an engine that is killed now
     * does not call her either.
     *
     * @param by who wants it, for the routing log
     * @return how she stood before; empty when nobody has this ticket
     * @throws Refused when she is on the line, so that there is nothing to cancel any more
     */
    public Optional<RoutingSnapshot.Ticket> cancel(TicketId ticket, String by) throws Refused {
        // Found and cancelled under one lock: nobody is reached in between.
        Optional<RoutingSnapshot.Ticket> found = floor.locked(() -> {
            Optional<RoutingSnapshot.Ticket> known = floor.snapshot().tickets().stream()
                    .filter(each -> each.id().equals(ticket))
                    .findFirst();
            known.filter(PromisedCallbacks::isPromised).ifPresent(_ -> floor.cancelCallback(ticket, "by " + by));
            return known;
        });
        if (found.isEmpty()) {
            return found;
        }
        switch (found.get().state()) {
            case VIRTUAL, DIALLED, AWAITED -> floor.awaitDurable();
            case TALKING -> throw new Refused("she talks with an agent already: there is no callback to cancel");
            case WAITING, OFFERED ->
                throw new Refused("she is on the line and waits for an agent: there is no callback to cancel");
        }
        return found;
    }
}
