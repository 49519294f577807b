package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.Token;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes tokens of what either form says: words, or in a grammar of keys one key each (section 2.1, appendix E). */
final class TokenMaker {
    private final DocumentDraft draft;
    private final Findings findings;

    TokenMaker(DocumentDraft draft, Findings findings) {
        this.draft = draft;
        this.findings = findings;
    }

    /** A token; empty, with a finding, where the text is none. */
    Optional<Expansion> token(SourceSpan at, String text) {
        String normal = Tokens.normalised(text);
        if (draft.isOfKeys()) {
            return key(at, normal);
        }
        if (normal.isEmpty()) {
            findings.error(at, GrammarRule.EMPTY_RULE, "a token without a word", "write $NULL where nothing is said");
            return Optional.empty();
        }
        return Optional.of(new Token(at, normal, Optional.empty()));
    }

    private Optional<Expansion> key(SourceSpan at, String text) {
        Optional<String> key = Tokens.key(text);
        if (key.isEmpty()) {
            String problem = "'%s' is no key".formatted(text);
            findings.error(at, GrammarRule.DTMF_TOKEN, problem, remedy(text));
        }
        return key.map(sign -> new Token(at, sign, Optional.empty()));
    }

    private String remedy(String text) {
        List<String> keys = text.codePoints().mapToObj(Character::toString).toList();
        if (keys.size() > 1
                && keys.size() <= 32
                && keys.stream().allMatch(one -> Tokens.key(one).isPresent())) {
            return "write a blank between two keys: " + String.join(" ", keys);
        }
        if (text.length() == 1 && Tokens.key(text.toUpperCase(Locale.ROOT)).isPresent()) {
            return "write " + text.toUpperCase(Locale.ROOT);
        }
        return findings.remedy(text, List.of("star", "pound"), "write one of 0-9, A-D, star and pound");
    }

    /** The same in a language; keys have none. */
    Expansion in(Language language, Expansion expansion) {
        return draft.isOfKeys() ? expansion : Normal.in(language, expansion);
    }
}
