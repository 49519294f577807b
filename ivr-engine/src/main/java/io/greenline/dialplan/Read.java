package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import java.util.Set;

/** An expression that is a variable's value. */
record Read(ExpressionText text, ValueType type, String name) implements Expression {
    @Override
    public String source() {
        return text.source();
    }

    @Override
    public SourceSpan at() {
        return text.at();
    }

    @Override
    public Set<String> variables() {
        return Set.of(name);
    }

    @Override
    public Value evaluate(Scope scope) {
        return scope.value(name);
    }
}
