package io.greenline.session;

import io.greenline.dialplan.Assignment;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
import java.util.HashMap;
import java.util.Map;

/** Going into a subflow and coming back from it. */
final class Subflows {
    private Subflows() {}

    static Move enter(Walk walk, Node.Subflow subflow) throws Expression.EvaluationException {
        Flow flow = walk.flow(subflow.flow());
        Map<String, Value> variables = new HashMap<>(flow.variables());
        for (Assignment input : subflow.with()) {
            variables.put(input.variable(), walk.evaluate(input.value()));
        }
        walk.enter(Frame.begin(flow.name(), flow.start(), variables));
        return new Move.Go(new Target.Within(flow.start()), "start", "subflow " + flow.name());
    }

    static Move leave(Walk walk) {
        Frame inner = walk.frame();
        Flow flow = walk.flow(inner.flow());
        Map<String, Value> outputs = new HashMap<>();
        try {
            for (Map.Entry<String, Expression> output : flow.outputs().entrySet()) {
                outputs.put(output.getKey(), walk.evaluate(output.getValue()));
            }
        } catch (Expression.EvaluationException e) {
            Target way = walk.node().ways().failure();
            // To return once more would fail once more, and so for ever.
            Target out = way instanceof Target.Return
                    ? Walk.inMain(walk.plan().ways().failure())
                    : way;
            return new Move.Go(out, Edge.FAILURE, "failed: " + e.getMessage());
        }
        walk.comeBack();
        if (!(walk.node() instanceof Node.Subflow caller)) {
            throw new IllegalStateException("flow '%s' was not entered from a subflow node".formatted(inner.flow()));
        }
        caller.into().ifPresent(prefix -> outputs.forEach((name, value) -> walk.assign(prefix + "." + name, value)));
        return new Move.Go(caller.next(), "next", "return from " + inner.flow());
    }
}
