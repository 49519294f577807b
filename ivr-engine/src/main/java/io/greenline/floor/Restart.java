package io.greenline.floor;

import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;
import io.greenline.routing.Standing.TicketState;
import java.util.ArrayList;
import java.util.List;

/** What a restarted engine knows to be over. */
final class Restart {
    private Restart() {}

    /**
     * What ended with the earlier engine: telephones that rang ring no more, and whoever was being dialled was not reached.
     * Talks go on at the switch.
     */
    static List<RoutingEvent> endings(RoutingSnapshot before) {
        List<RoutingEvent> endings = new ArrayList<>();
        for (RoutingSnapshot.Ticket ticket : before.tickets()) {
            ticket.offer()
                    .filter(offer -> offer.phase() != Phase.CONNECTED)
                    .ifPresent(offer -> endings.add(new NotTaken(offer.id(), NotTaken.How.STOPPED)));
            boolean isDialled = ticket.state() == TicketState.DIALLED
                    || (ticket.state() == TicketState.AWAITED
                            && ticket.offer()
                                    .filter(offer -> offer.phase() == Phase.ACCEPTED)
                                    .isPresent());
            if (isDialled) {
                endings.add(new RoutingEvent.CallbackMissed(ticket.id(), "the engine was restarted"));
            }
        }
        return endings;
    }
}
