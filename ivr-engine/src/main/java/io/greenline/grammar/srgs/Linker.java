package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.Scope;
import io.greenline.source.Findings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the references of documents that are read, and tells of those that lead to no rule or not to be followed. */
final class Linker {
    private final Map<LinkedGrammar.Key, ReadDocument> documents;
    private final Map<LinkedGrammar.Key, Set<LinkedGrammar.Key>> mixed = new HashMap<>();
    private final RuleGraph graph = new RuleGraph();

    Linker(Map<LinkedGrammar.Key, ReadDocument> documents) {
        this.documents = documents;
    }

    /** Everything that references can have wrong. */
    void check() {
        for (ReadDocument document : documents.values()) {
            for (Rule rule : document.rules().values()) {
                RuleGraph.Node node = graph.node(document, rule);
                for (RuleReference reference : Parts.references(rule)) {
                    target(document, reference).ifPresent(target -> node.refersTo(reference, target));
                }
            }
        }
        List<List<RuleGraph.Node>> groups = graph.groups();
        groups.forEach(RecursionCheck::check);
        new EndlessRepeats().check(groups);
    }

    private Optional<RuleGraph.Node> target(ReadDocument from, RuleReference reference) {
        Optional<LinkedGrammar.Key> key = Optional.of(from.key());
        if (reference.grammar().isPresent()) {
            key = Address.of(
                            from.key(),
                            from.document().base(),
                            reference.grammar().get())
                    .key();
        }
        // What could not be read is told already.
        return key.flatMap(found -> Optional.ofNullable(documents.get(found)))
                .flatMap(other -> rule(from, reference, other));
    }

    private Optional<RuleGraph.Node> rule(ReadDocument from, RuleReference reference, ReadDocument target) {
        Optional<String> name = reference.rule().or(target.document()::root);
        if (name.isEmpty()) {
            String problem = "%s declares no root to refer to".formatted(target.key());
            String remedy = "name a rule: %s#rule".formatted(target.key());
            from.findings().error(reference.at(), GrammarRule.UNKNOWN_RULE, problem, remedy);
            return Optional.empty();
        }
        Optional<Rule> found = Optional.ofNullable(target.rules().get(name.get()));
        if (found.isEmpty() && reference.rule().isPresent()) {
            // A root that is missing is told where it is declared.
            unknown(from, reference, target);
        }
        if (!from.key().equals(target.key())) {
            found.ifPresent(rule -> outside(from, reference, target, rule));
        }
        return found.map(rule -> graph.node(target, rule));
    }

    private static void unknown(ReadDocument from, RuleReference reference, ReadDocument target) {
        String name = reference.rule().orElseThrow();
        String where =
                from.key().equals(target.key()) ? "this grammar" : target.key().path();
        String problem = "there is no rule '%s' in %s".formatted(name, where);
        Findings findings = from.findings();
        String remedy = findings.remedy(name, target.rules().keySet(), "define it, or pick one that is there");
        findings.error(reference.at(), GrammarRule.UNKNOWN_RULE, problem, remedy);
    }

    /** Whether a rule may be referred to from another document (section 3.2), and fits there (section 4.6). */
    private void outside(ReadDocument from, RuleReference reference, ReadDocument target, Rule rule) {
        boolean root = target.document().root().filter(rule.name()::equals).isPresent();
        if (rule.scope() == Scope.PRIVATE && !root) {
            String problem = "the rule '%s' of %s is private".formatted(rule.name(), target.key());
            String remedy = "make it public there: public $%s".formatted(rule.name());
            from.findings().error(reference.at(), GrammarRule.PRIVATE_RULE, problem, remedy);
        }
        Mode mode = from.document().mode();
        boolean differs = mode != target.document().mode();
        if (differs && mixed.computeIfAbsent(from.key(), _ -> new HashSet<>()).add(target.key())) {
            String problem = mode == Mode.VOICE
                    ? "%s is of keys, this grammar of spoken words".formatted(target.key())
                    : "%s is of spoken words, this grammar of keys".formatted(target.key());
            String remedy = "use the two grammars side by side instead";
            from.findings().error(reference.at(), GrammarRule.MIXED_MODES, problem, remedy);
        }
    }
}
