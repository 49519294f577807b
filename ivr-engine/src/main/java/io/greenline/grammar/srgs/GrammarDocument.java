package io.greenline.grammar.srgs;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.List;
import java.util.Optional;

/**
 * One SRGS 1.0 document as read, before its references are followed (section 4).
 *
 * @param language of its tokens; empty only for a grammar of keys
 * @param root the rule to begin with; empty where the document only lends rules to others
 * @param base what relative addresses are resolved against, as written; empty for the document's own address
 * @param meta names and contents, in order, those of the XML form's {@code metadata} left out
 * @param headerTags in order; scripts that run once (section 4.8)
 * @param rules in order, no name twice
 */
public record GrammarDocument(
        SourceSpan at,
        Optional<Language> language,
        Mode mode,
        Optional<String> root,
        TagFormat tagFormat,
        Optional<String> base,
        List<String> lexicons,
        List<Meta> meta,
        List<Expansion.Tag> headerTags,
        List<Rule> rules) {
    public GrammarDocument {
        lexicons = List.copyOf(lexicons);
        meta = List.copyOf(meta);
        headerTags = List.copyOf(headerTags);
        rules = List.copyOf(rules);
    }

    /** What a document describes (section 4.6). */
    public enum Mode {
        VOICE,
        DTMF
    }

    /** What its tags are (section 4.7, SISR 1.0 section 2). */
    public enum TagFormat {
        /** No tag format is declared: tags are kept and mean nothing. */
        NONE,
        /** {@code semantics/1.0-literals}. */
        LITERALS,
        /** {@code semantics/1.0}. */
        SCRIPT
    }

    /** {@code meta}, or the XML form's {@code http-equiv} (section 4.11). */
    public record Meta(String name, String content) {}

    /** A rule definition (section 3). */
    public record Rule(SourceSpan at, String name, Scope scope, Expansion expansion, List<String> examples) {
        public Rule {
            examples = List.copyOf(examples);
        }
    }

    /** Who may refer to a rule (section 3.2). */
    public enum Scope {
        PRIVATE,
        PUBLIC
    }
}
