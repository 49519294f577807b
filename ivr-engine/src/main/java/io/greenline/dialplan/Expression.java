package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import java.util.Set;

/**
 * A compiled, type-checked expression in CEL. Immutable, thread-safe, free of side effects, always ends.
 */
public interface Expression {
    /** As the administrator wrote it. */
    String source();

    SourceSpan at();

    ValueType type();

    /** The variables that it reads, with their whole names: {@code caller.tier}, {@code account}. */
    Set<String> variables();

    /**
     * Its value.
     *
     * @throws EvaluationException where no value can be had (division by zero, no such element): the node's failure way
     */
    Value evaluate(Scope scope) throws EvaluationException;

    /** The variables by name: {@code caller.tier}, {@code account}. */
    interface Scope {
        /** The variable's value; the checks have made sure that it exists. */
        Value value(String name);
    }

    /** An expression that has no value for these variables. */
    final class EvaluationException extends Exception {
        private static final long serialVersionUID = 1L;

        public EvaluationException(String message) {
            super(message);
        }
    }
}
