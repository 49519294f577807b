package io.greenline.grammar.srgs;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a rule, or a part of one, is made of (SRGS 1.0 section 2). Both forms give the same values, but for their places. */
public sealed interface Expansion {
    SourceSpan at();

    /**
     * Something that is said, or a key that is pressed (sections 2.1 and 2.7).
     *
     * @param text with white space normalised; several words where it was quoted
     * @param language of the token; empty where the grammar's applies
     */
    record Token(SourceSpan at, String text, Optional<Language> language) implements Expansion {}

    /**
     * Another rule (section 2.2).
     *
     * @param grammar the other document's address as written, before it is resolved against a base; empty for this document
     * @param rule the rule's name; empty for the other document's root
     * @param language of what it is applied to (section 2.7); empty where nothing is said
     */
    record RuleReference(SourceSpan at, Optional<String> grammar, Optional<String> rule, Optional<Language> language)
            implements Expansion {}

    /** One of the three reserved rules (section 2.2.3). */
    record Special(SourceSpan at, Kind kind) implements Expansion {
        /** Matches nothing at all, never matches, matches any words. */
        public enum Kind {
            NULL,
            VOID,
            GARBAGE
        }
    }

    /** Parts in order (section 2.3). Empty: matches as {@code NULL} does. */
    record Sequence(SourceSpan at, List<Expansion> parts) implements Expansion {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of several (section 2.4); at least one alternative. */
    record OneOf(SourceSpan at, List<Alternative> alternatives) implements Expansion {
        public OneOf {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * A part again and again (section 2.5); an optional part is one from 0 to 1.
     *
     * @param most empty for any number
     * @param probability that one more follows, from 0 to 1
     */
    record Repeat(SourceSpan at, Expansion part, int least, OptionalInt most, OptionalDouble probability)
            implements Expansion {}

    /** Something for semantic interpretation (section 2.6); its text as between the braces. */
    record Tag(SourceSpan at, String text) implements Expansion {}

    /**
     * One of several.
     *
     * @param weight relative to its siblings, positive or zero; 1 where the grammar says nothing
     */
    record Alternative(Expansion part, double weight) {}
}
