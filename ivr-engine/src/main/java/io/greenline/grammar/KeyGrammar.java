package io.greenline.grammar;

import java.util.List;

/**
 * What keys a caller may enter: several rules in parallel, any of which may match (VoiceXML 2.0 section 3.1.4, active
 * grammars).
 *
 * @param rules at least one
 */
public record KeyGrammar(List<KeyRule> rules) {
    public KeyGrammar {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a key grammar needs a rule");
        }
    }

    /** What may follow the keys entered so far. */
    public Prospect prospect(String keys) {
        boolean matches = false;
        boolean grows = false;
        for (KeyRule rule : rules) {
            matches |= rule.matches(keys);
            grows |= rule.grows(keys);
        }
        return Prospect.of(matches, grows);
    }
}
