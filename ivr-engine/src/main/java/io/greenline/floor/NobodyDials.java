package io.greenline.floor;

import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import java.time.Instant;
import java.util.List;

/** Where nobody is called back: no agent is kept for a customer whom nobody dials. */
public final class NobodyDials implements FloorListener {
    private final Floor floor;

    /** Of a floor; the caller makes the floor tell it. */
    public NobodyDials(Floor floor) {
        this.floor = floor;
    }

    @Override
    public void happened(Instant at, RoutingEvent event, List<Decision> decided) {
        for (Decision decision : decided) {
            if (decision instanceof Decision.StandBy standBy) {
                floor.tell(new RoutingEvent.NotTaken(standBy.offer(), RoutingEvent.NotTaken.How.FAILED));
            }
        }
    }
}
