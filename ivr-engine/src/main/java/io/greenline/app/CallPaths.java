package io.greenline.app;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.picture.Hop;
import io.greenline.picture.Spot;
import io.greenline.telephony.Party;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which way calls went through a dialplan, from their events: each node that was entered, and from which node. Nodes that the
 * dialplan does not have, as another version had them, are passed over. For one thread.
 */
final class CallPaths {
    private final Dialplan plan;
    private final Map<Spot, Long> visits = new HashMap<>();
    private final Map<Hop, Long> hops = new HashMap<>();

    CallPaths(Dialplan plan) {
        this.plan = plan;
    }

    Map<Spot, Long> visits() {
        return Map.copyOf(visits);
    }

    Map<Hop, Long> hops() {
        return Map.copyOf(hops);
    }

    /** Adds one call. */
    void add(List<Entry> call) {
        Way way = new Way();
        for (Entry entry : call) {
            if (entry.event() instanceof Event.NodeEntered entered) {
                way.enter(new Spot(entered.flow(), entered.node()));
            } else if (entry.event() instanceof Event.CallEnded ended && ended.by() == Party.ENGINE) {
                way.last.ifPresent(spot -> count(spot, new Target.HangUp()));
            }
        }
    }

    private void count(Spot from, Target to) {
        hops.merge(new Hop(from, to), 1L, Long::sum);
    }

    private Optional<Node> node(Spot spot) {
        return plan.flow(spot.flow()).map(flow -> flow.nodes().get(spot.node()));
    }

    /** Of one call. */
    private final class Way {
        private Optional<Spot> last = Optional.empty();
        /** The nodes whose subflows have not returned. */
        private final Deque<Spot> callers = new ArrayDeque<>();

        private void enter(Spot spot) {
            if (node(spot).isEmpty()) {
                last = Optional.empty();
                callers.clear();
                return;
            }
            visits.merge(spot, 1L, Long::sum);
            last.ifPresent(from -> step(from, spot));
            last = Optional.of(spot);
        }

        private void step(Spot from, Spot to) {
            if (node(from).orElse(null) instanceof Node.Subflow subflow && begins(subflow, to)) {
                callers.addLast(from);
            } else if (from.flow().equals(to.flow())) {
                count(from, new Target.Within(to.node()));
            } else if (!comesBack(from, to)) {
                callers.clear();
                count(from, new Target.InMain(to.node()));
            }
        }

        private boolean begins(Node.Subflow subflow, Spot at) {
            return subflow.flow().equals(at.flow())
                    && plan.flow(at.flow()).map(Flow::start).equals(Optional.of(at.node()));
        }

        /** Whether the subflow has returned, and perhaps those that ran it, to where the call is now. */
        private boolean comesBack(Spot from, Spot to) {
            Spot inner = from;
            while (!callers.isEmpty()) {
                Spot caller = callers.removeLast();
                if (!(node(caller).orElse(null) instanceof Node.Subflow subflow)) {
                    return false;
                }
                boolean here = caller.flow().equals(to.flow()) && subflow.next().equals(new Target.Within(to.node()));
                if (here || subflow.next() instanceof Target.Return) {
                    count(inner, new Target.Return());
                }
                if (here) {
                    count(caller, subflow.next());
                    return true;
                }
                inner = caller;
            }
            return false;
        }
    }
}
