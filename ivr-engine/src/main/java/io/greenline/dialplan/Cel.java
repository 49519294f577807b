package io.greenline.dialplan;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    private static final int MAX_DECLARATIONS = 1_000;

    /** By the functions that are in them; for expressions of any thread. */
    private static final Map<Set<String>, CelStandardDeclarations> DECLARATIONS = new ConcurrentHashMap<>();

    private Cel() {}

    /**
     * CEL's own functions, those of these names only. The checker takes all that it is given apart for each expression, which
     * with the whole of CEL costs many times what the expression does.
     */
    static CelStandardDeclarations declarations(Set<String> functions) {
        CelStandardDeclarations known = DECLARATIONS.get(functions);
        if (known != null) {
            return known;
        }
        CelStandardDeclarations made = CelStandardDeclarations.newBuilder()
                .filterFunctions((function, _) -> functions.contains(function.functionName()))
                .build();
        if (DECLARATIONS.size() < MAX_DECLARATIONS) {
            DECLARATIONS.putIfAbsent(Set.copyOf(functions), made);
        }
        return made;
    }

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
