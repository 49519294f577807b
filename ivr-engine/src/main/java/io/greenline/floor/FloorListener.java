package io.greenline.floor;

import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import java.time.Instant;
import java.util.List;

/** Is told of everything that happens on the floor, in order, one at a time, on any thread; returns at once. */
@FunctionalInterface
public interface FloorListener {
    void happened(Instant at, RoutingEvent event, List<Decision> decided);
}
