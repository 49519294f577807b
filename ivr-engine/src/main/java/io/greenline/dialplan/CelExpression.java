package io.greenline.dialplan;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import io.greenline.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An expression that CEL evaluates. */
final class CelExpression implements Expression {
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_TEXTS = 256;

    private final ExpressionText text;
    private final SourceSpan at;
    private final ValueType type;
    private final Set<String> variables;
    private final Program program;

    CelExpression(ExpressionText text, ValueType type, Set<String> variables, Program program) {
        this.text = text;
        this.at = text.at();
        this.type = type;
        this.variables = Set.copyOf(variables);
        this.program = program;
    }

    @Override
    public String source() {
        return text.source();
    }

    @Override
    public SourceSpan at() {
        return at;
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    public Set<String> variables() {
        return variables;
    }

    @Override
    public Value evaluate(Scope scope) throws EvaluationException {
        try {
            Reading reading = new Reading(scope);
            Value result = value(program.eval(reading));
            return reading.secret && result instanceof Value.Text(String made) ? new Value.Secret(made) : result;
        } catch (CelEvaluationException failed) {
            throw new EvaluationException(CelWords.evaluation(String.valueOf(failed.getMessage())));
        }
    }

    /** One evaluation's look at the variables. What is made of a secret is one. */
    private final class Reading implements CelVariableResolver {
        private final Scope scope;
        private boolean secret;

        Reading(Scope scope) {
            this.scope = scope;
        }

        @Override
        public Optional<Object> find(String name) {
            if (!variables.contains(name)) {
                return Optional.empty();
            }
            Value value = scope.value(name);
            secret |= value instanceof Value.Secret;
            return Optional.of(bare(value));
        }
    }

    private static Object bare(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Secret(Value hidden) -> bare(hidden);
            case Value.Whole(long number) -> number;
            case Value.Decimal(double number) -> number;
            case Value.Flag(boolean flag) -> flag;
            case Value.Texts(List<String> texts) -> texts;
        };
    }

    private static Value value(Object result) throws EvaluationException {
        return switch (result) {
            case String text -> bounded(text);
            case Long number -> new Value.Whole(number);
            case Double number -> finite(number);
            case Boolean flag -> new Value.Flag(flag);
            case List<?> list -> texts(list);
            default -> throw new EvaluationException("the result is no value that a variable can hold");
        };
    }

    /** Infinity can be neither spoken nor sent: JSON has no word for it. */
    private static Value finite(double number) throws EvaluationException {
        if (!Double.isFinite(number)) {
            throw new EvaluationException("the result is no number");
        }
        return new Value.Decimal(number);
    }

    private static Value bounded(String text) throws EvaluationException {
        if (text.length() > MAX_TEXT) {
            throw new EvaluationException("the text is longer than %d characters".formatted(MAX_TEXT));
        }
        return new Value.Text(text);
    }

    private static Value texts(List<?> list) throws EvaluationException {
        if (list.size() > MAX_TEXTS) {
            throw new EvaluationException("the list is longer than %d".formatted(MAX_TEXTS));
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String text)) {
                throw new EvaluationException("the list holds something else than texts");
            }
            bounded(text);
            texts.add(text);
        }
        return new Value.Texts(texts);
    }

    @Override
    public String toString() {
        return source();
    }
}
