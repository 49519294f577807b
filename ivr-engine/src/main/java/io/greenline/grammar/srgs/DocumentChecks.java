package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.Alternative;
import io.greenline.grammar.srgs.Expansion.OneOf;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.Expansion.Sequence;
import io.greenline.grammar.srgs.Expansion.Special;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.grammar.srgs.Expansion.Token;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.Scope;
import io.greenline.source.Findings;
import java.util.HashSet;
import java.util.Set;

/** What one document tells about itself, without those that it refers to. */
final class DocumentChecks {
    private final GrammarDocument document;
    private final Findings findings;

    private DocumentChecks(GrammarDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    static void check(GrammarDocument document, Findings findings) {
        DocumentChecks checks = new DocumentChecks(document, findings);
        // What a mistake hides may well be what refers to the rule.
        if (findings.errors() == 0) {
            checks.unused();
        }
        document.rules().forEach(checks::weights);
        document.rules().forEach(checks::impossible);
    }

    private void unused() {
        Set<String> used = new HashSet<>();
        document.root().ifPresent(used::add);
        document.rules()
                .forEach(
                        rule -> Parts.references(rule).forEach(one -> one.rule().ifPresent(used::add)));
        for (Rule rule : document.rules()) {
            if (rule.scope() == Scope.PRIVATE && !used.contains(rule.name())) {
                String problem = "nothing refers to the private rule '%s'".formatted(rule.name());
                String remedy = "remove it, declare it the root, or make it public";
                findings.warning(rule.at(), GrammarRule.UNUSED_RULE, problem, remedy);
            }
        }
    }

    private void weights(Rule rule) {
        Parts.each(rule.expansion(), part -> {
            if (part instanceof OneOf oneOf && oneOf.alternatives().stream().allMatch(one -> one.weight() == 0)) {
                String problem = "all alternatives weigh nothing";
                String remedy = "give one a weight above 0, or leave the weights out";
                findings.error(oneOf.at(), GrammarRule.BAD_WEIGHT, problem, remedy);
            }
        });
    }

    private void impossible(Rule rule) {
        if (!possible(rule.expansion())) {
            String problem = "the rule '%s' matches nothing: every way through it meets VOID".formatted(rule.name());
            findings.warning(rule.at(), GrammarRule.IMPOSSIBLE_RULE, problem, "add what can be said, or remove it");
        }
    }

    /** Whether there is a way through it. Rules that it refers to have findings of their own. */
    private static boolean possible(Expansion expansion) {
        return switch (expansion) {
            case Special special -> special.kind() != Special.Kind.VOID;
            case Sequence sequence -> sequence.parts().stream().allMatch(DocumentChecks::possible);
            case OneOf oneOf ->
                oneOf.alternatives().stream().map(Alternative::part).anyMatch(DocumentChecks::possible);
            case Repeat repeat -> repeat.least() == 0 || possible(repeat.part());
            case Token _, RuleReference _, Tag _ -> true;
        };
    }
}
