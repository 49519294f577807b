package io.greenline.session;

import io.greenline.dialplan.Slots;
import io.greenline.dialplan.Value;
import io.greenline.grammar.GrammarName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that fits a grammar.
 *
 * @param words as said
 * @param confidence from 0 to 1
 * @param version of the grammar
 * @param slots what it means, by name; a meaning without names is in {@link Slots#VALUE}
 */
public record SaidAnswer(
        Value words, double confidence, GrammarName grammar, String version, Map<String, Value> slots) {
    public SaidAnswer {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    /** The one thing that it means; empty where it means several. */
    Optional<Value> value() {
        return slots.size() == 1 ? slots.values().stream().findFirst() : Optional.empty();
    }
}
