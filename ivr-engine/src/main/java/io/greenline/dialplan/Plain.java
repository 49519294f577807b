package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import java.util.Set;

/** An expression that is a value. */
record Plain(ExpressionText text, Value value) implements Expression {
    @Override
    public String source() {
        return text.source();
    }

    @Override
    public SourceSpan at() {
        return text.at();
    }

    @Override
    public ValueType type() {
        return value.type();
    }

    @Override
    public Set<String> variables() {
        return Set.of();
    }

    @Override
    public Value evaluate(Scope scope) {
        return value;
    }
}
