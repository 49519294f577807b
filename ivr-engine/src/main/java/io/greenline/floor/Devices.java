package io.greenline.floor;

import io.greenline.call.DeviceState;
import io.greenline.routing.Agent;
import io.greenline.routing.RoutingEvent.DeviceChanged;
import io.greenline.routing.RoutingEvent.DeviceChanged.Device;
import io.greenline.routing.RoutingPlan;
import io.greenline.telephony.AgentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What switches say of telephones. A telephone that rings or talks by us is not told as in use: the core knows. For one thread
 * at a time.
 */
final class Devices {
    private final Map<String, DeviceState> last = new HashMap<>();

    /**
     * A telephone is told anew.
     *
     * @param ours whether an agent has an offer or a talk of ours
     */
    List<DeviceChanged> told(String endpoint, DeviceState state, RoutingPlan plan, Predicate<AgentId> ours) {
        last.put(endpoint, state);
        List<DeviceChanged> changes = new ArrayList<>();
        for (Agent agent : plan.agents().values()) {
            boolean isOurs = state == DeviceState.IN_USE && ours.test(agent.id());
            if (agent.endpoint().equals(endpoint) && !isOurs) {
                changes.add(new DeviceChanged(agent.id(), device(state)));
            }
        }
        return changes;
    }

    /** What is to be told when our offer or talk is over and the telephone is still in use, by somebody else then. */
    Optional<DeviceChanged> stillInUse(AgentId agent, RoutingPlan plan) {
        return Optional.ofNullable(plan.agents().get(agent))
                .filter(each -> last.get(each.endpoint()) == DeviceState.IN_USE)
                .map(each -> new DeviceChanged(agent, Device.IN_USE));
    }

    private static Device device(DeviceState state) {
        return switch (state) {
            case FREE -> Device.FREE;
            case IN_USE -> Device.IN_USE;
            case UNREACHABLE -> Device.UNREACHABLE;
        };
    }
}
