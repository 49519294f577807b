package io.greenline.forecast;

import io.greenline.routing.Decision;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.OfAgent;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.RoutingSnapshot.Presence;
import io.greenline.telephony.AgentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who is away because of offers that she let go by, and not because she said so. */
final class SetAway {
    private final Set<AgentId> byChoice = new HashSet<>();
    private final Map<AgentId, Instant> since = new HashMap<>();

    /** Why one is away when it begins is taken for her own will. */
    SetAway(RoutingSnapshot floor) {
        floor.agents().stream()
                .filter(post -> post.presence() == Presence.AWAY)
                .forEach(post -> byChoice.add(post.id()));
    }

    void happened(OfAgent event) {
        switch (event) {
            case RoutingEvent.SignedIn _, RoutingEvent.SignedOut _, RoutingEvent.Ready _ -> {
                byChoice.remove(event.agent());
                since.remove(event.agent());
            }
            case RoutingEvent.WentAway _ -> {
                byChoice.add(event.agent());
                since.remove(event.agent());
            }
            case RoutingEvent.DeviceChanged _ -> {}
        }
    }

    /** Whether this says that she was set away just now. */
    boolean is(Instant at, Decision.AgentIs is) {
        return is.state() == AgentState.AWAY
                && !byChoice.contains(is.agent())
                && since.putIfAbsent(is.agent(), at) == null;
    }

    /** Whether she is away because she said so. */
    boolean isByChoice(AgentId agent) {
        return byChoice.contains(agent);
    }

    /** Since when; the end of time for one who is not. */
    Instant since(AgentId agent) {
        return since.getOrDefault(agent, Instant.MAX);
    }
}
