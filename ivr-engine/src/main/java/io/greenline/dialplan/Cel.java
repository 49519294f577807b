package io.greenline.dialplan;

import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Optional;

/**
 * The CEL machinery with its limits. Loading this class costs about half a second on a cold machine: nothing touches it
 * before an expression needs it.
 */
final class Cel {
    static final int MAX_LENGTH = 4_096;

    /** Deepest nesting of an expression: parser, checker and evaluation recurse over it. */
    static final int MAX_DEPTH = 100;

    static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(MAX_DEPTH)
            .comprehensionMaxIterations(1_000)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();

    static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private Cel() {}

    static CelType typeOf(ValueType type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case WHOLE -> SimpleType.INT;
            case DECIMAL -> SimpleType.DOUBLE;
            case FLAG -> SimpleType.BOOL;
            case TEXTS -> ListType.create(SimpleType.STRING);
        };
    }

    /** The type of values of this type; empty for what no variable can hold. */
    static Optional<ValueType> typeOf(CelType type) {
        if (type instanceof ListType list) {
            CelType element = list.elemType();
            boolean texts = element.equals(SimpleType.STRING) || element.equals(SimpleType.DYN);
            return texts ? Optional.of(ValueType.TEXTS) : Optional.empty();
        }
        for (ValueType candidate : ValueType.values()) {
            if (typeOf(candidate).equals(type)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
