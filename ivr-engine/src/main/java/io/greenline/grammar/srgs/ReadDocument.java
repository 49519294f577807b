package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.source.Findings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A document that was read, while its references are followed.
 *
 * @param rules by their names, in order
 * @param findings about its file
 */
record ReadDocument(LinkedGrammar.Key key, GrammarDocument document, Map<String, Rule> rules, Findings findings) {
    static ReadDocument of(LinkedGrammar.Key key, GrammarDocument document, Findings findings) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        document.rules().forEach(rule -> rules.put(rule.name(), rule));
        return new ReadDocument(key, document, Collections.unmodifiableMap(rules), findings);
    }
}
