package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Flow;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which nodes of a dialplan rehearsals have reached.
 *
 * @param nodes how many there are
 * @param unreached the names of those that no call entered, {@code flow/node} in subflows
 */
public record Coverage(int nodes, List<String> unreached) {
    public Coverage {
        unreached = List.copyOf(unreached);
    }

    /** What these calls have covered of a dialplan. */
    public static Coverage of(Dialplan plan, Collection<Verdict> verdicts) {
        TreeSet<String> all = new TreeSet<>();
        names(plan.main(), all);
        plan.subflows().values().forEach(flow -> names(flow, all));
        int nodes = all.size();
        for (Verdict verdict : verdicts) {
            for (Entry entry : verdict.entries()) {
                if (entry.event() instanceof Event.NodeEntered entered) {
                    all.remove(name(entered.flow(), entered.node().value()));
                }
            }
        }
        return new Coverage(nodes, List.copyOf(all));
    }

    private static void names(Flow flow, Collection<String> names) {
        flow.nodes().keySet().forEach(node -> names.add(name(flow.name(), node.value())));
    }

    private static String name(String flow, String node) {
        return flow.isEmpty() ? node : flow + "/" + node;
    }
}
