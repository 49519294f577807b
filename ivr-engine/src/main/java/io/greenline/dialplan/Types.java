package io.greenline.dialplan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables that a flow's expressions may use, with their types. A variable whose type could not be told because of
 * an error elsewhere is known all the same and fits everywhere, so that one mistake is one finding.
 */
final class Types {
    private static final Map<String, ValueType> ALWAYS = Map.ofEntries(
            Map.entry("caller.number", ValueType.TEXT),
            Map.entry("caller.name", ValueType.TEXT),
            Map.entry("caller.tier", ValueType.TEXT),
            Map.entry("caller.needs", ValueType.TEXTS),
            Map.entry("caller.premises", ValueType.TEXT),
            Map.entry("caller.area", ValueType.TEXT),
            Map.entry("caller.language", ValueType.TEXT),
            Map.entry("caller.age", ValueType.WHOLE),
            Map.entry("caller.known", ValueType.FLAG),
            Map.entry("call.id", ValueType.TEXT),
            Map.entry("call.called", ValueType.TEXT),
            Map.entry("call.language", ValueType.TEXT),
            Map.entry("call.heard", ValueType.TEXT),
            Map.entry("waiting.position", ValueType.WHOLE),
            Map.entry("waiting.least", ValueType.WHOLE),
            Map.entry("waiting.most", ValueType.WHOLE),
            Map.entry("waiting.minutes", ValueType.WHOLE),
            Map.entry("waiting.key", ValueType.TEXT),
            Map.entry("waiting.number", ValueType.TEXT),
            Map.entry("waiting.queue", ValueType.TEXT),
            Map.entry("waiting.about", ValueType.TEXT),
            Map.entry("waiting.needs", ValueType.TEXTS));

    private final Map<String, ValueType> typed = new LinkedHashMap<>();
    private final Map<String, Optional<ValueType>> all = new LinkedHashMap<>();

    Types() {
        ALWAYS.forEach((name, type) -> all.put(name, Optional.of(type)));
    }

    /** The variables that every expression may use. */
    static Map<String, ValueType> always() {
        return ALWAYS;
    }

    /** Makes a variable known; the first type told stays. */
    void declare(String name, ValueType type) {
        if (typed.putIfAbsent(name, type) == null) {
            all.put(name, Optional.of(type));
        }
    }

    /** Makes a variable known whose type cannot be told. */
    void declareUntyped(String name) {
        all.putIfAbsent(name, Optional.empty());
    }

    boolean knows(String name) {
        return all.containsKey(name);
    }

    /** The known variable that a reference reads: itself, or as much of its beginning as is one. */
    Optional<String> resolve(String reference) {
        String name = reference;
        while (!knows(name)) {
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            name = name.substring(0, dot);
        }
        return Optional.of(name);
    }

    boolean isTyped(String name) {
        return type(name).isPresent();
    }

    Optional<ValueType> type(String name) {
        return all.getOrDefault(name, Optional.empty());
    }

    Set<String> names() {
        return all.keySet();
    }

    /** The flow's own variables, each with its type. */
    Map<String, ValueType> own() {
        return typed;
    }
}
