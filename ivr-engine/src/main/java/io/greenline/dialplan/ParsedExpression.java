package io.greenline.dialplan;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An expression that is well-formed; whether its variables and types are right is not known yet. */
sealed interface ParsedExpression {
    ExpressionText text();

    /** The names that it refers to, as written and as long as written ({@code caller.tier}), with their offsets. */
    Map<String, Integer> references();

    /** The declared variables among its references. */
    default Set<String> variables(Types types) {
        return references().keySet().stream()
                .flatMap(reference -> types.resolve(reference).stream())
                .collect(Collectors.toSet());
    }

    /** A value that stands for itself. Needs no CEL. */
    record Constant(ExpressionText text, Value value) implements ParsedExpression {
        @Override
        public Map<String, Integer> references() {
            return Map.of();
        }
    }

    /** One variable and nothing else. Needs no CEL. */
    record Lone(ExpressionText text, String name) implements ParsedExpression {
        @Override
        public Map<String, Integer> references() {
            return Map.of(name, 0);
        }
    }

    /**
     * Anything else.
     *
     * @param functions that it calls, operators among them
     */
    record Tree(ExpressionText text, CelAbstractSyntaxTree tree, Map<String, Integer> references, Set<String> functions)
            implements ParsedExpression {}
}
