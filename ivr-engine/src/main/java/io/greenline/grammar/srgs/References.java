package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** References as both forms write them: a URI, and the media type of what it leads to (section 2.2). */
final class References {
    private static final List<String> MEDIA_TYPES =
            Arrays.stream(GrammarForm.values()).map(GrammarForm::mediaType).toList();

    private final Findings findings;

    References(Findings findings) {
        this.findings = findings;
    }

    /** {@code #rule}, {@code address#rule} or {@code address}; empty, with a finding, for anything else. */
    Optional<RuleReference> of(SourceSpan at, String uri) {
        int sign = uri.indexOf('#');
        String address = sign < 0 ? uri : uri.substring(0, sign);
        Optional<String> rule = sign < 0 ? Optional.empty() : decoded(uri.substring(sign));
        if (address.isEmpty() && sign < 0) {
            String problem = "a reference to nothing";
            findings.error(at, GrammarRule.GRAMMAR_ADDRESS, problem, "write the other grammar's file, #, and the rule");
            return Optional.empty();
        }
        if (sign >= 0 && !rule.map(Tokens::isRuleName).orElse(false)) {
            String problem = "'%s' is no name of a rule".formatted(uri.substring(sign + 1));
            findings.error(at, GrammarRule.RULE_NAME, problem, "write the name of a rule behind the #");
            return Optional.empty();
        }
        if (rule.map(Tokens::isReserved).orElse(false)) {
            String problem = "%s is a rule that every grammar has".formatted(rule.orElseThrow());
            findings.error(at, GrammarRule.RULE_NAME, problem, "refer to it as $NULL, or as special=\"NULL\" in XML");
            return Optional.empty();
        }
        Optional<String> grammar = address.isEmpty() ? Optional.empty() : Optional.of(address);
        return Optional.of(new RuleReference(at, grammar, rule, Optional.empty()));
    }

    /** Of the part behind the address, with its sign; percent signs stand for bytes of UTF-8. */
    private static Optional<String> decoded(String fragment) {
        try {
            return Optional.ofNullable(URI.create(fragment).getFragment());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A file's name says what it is; a type that says otherwise is a mistake (section 2.2.2). */
    void mediaType(SourceSpan at, String uri, String type) {
        int sign = uri.indexOf('#');
        Optional<GrammarForm> form = GrammarForm.of(sign < 0 ? uri : uri.substring(0, sign));
        String known = form.map(GrammarForm::mediaType).orElse(type);
        if (!MEDIA_TYPES.contains(type)) {
            String problem = "the media type '%s' is none of a grammar".formatted(type);
            findings.warning(
                    at, GrammarRule.WITHOUT_EFFECT, problem, findings.remedy(type, MEDIA_TYPES, "write " + known));
        } else if (!known.equals(type)) {
            String problem = "the media type '%s' is not that of a file %s"
                    .formatted(type, form.orElseThrow().ending());
            findings.warning(at, GrammarRule.WITHOUT_EFFECT, problem, "write %s or leave it out".formatted(known));
        }
    }
}
