package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.Scope;
import io.greenline.grammar.srgs.LinkedGrammar.Key;
import io.greenline.grammar.srgs.LinkedGrammar.RuleIn;
import io.greenline.source.Findings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the references of documents that are read, and tells of those that lead to no rule or not to be followed. */
final class Linker {
    private final Map<Key, GrammarDocument> documents;
    private final Map<Key, Findings> findings;
    private final Map<Key, Map<String, RuleIn>> rules = new HashMap<>();
    private final Map<Key, Set<String>> mixed = new HashMap<>();
    private final RuleGraph graph = new RuleGraph();

    Linker(Map<Key, GrammarDocument> documents, Map<Key, Findings> findings) {
        this.documents = documents;
        this.findings = findings;
    }

    /** Everything that references can have wrong. */
    void check() {
        documents.forEach((key, document) -> {
            Map<String, RuleIn> byName = new LinkedHashMap<>();
            document.rules().forEach(rule -> byName.put(rule.name(), new RuleIn(key, rule)));
            rules.put(key, byName);
        });
        documents.forEach((key, document) -> document.rules().forEach(rule -> follow(new RuleIn(key, rule))));
        List<List<RuleGraph.Node>> groups = graph.groups();
        new RecursionCheck(findings).check(groups);
        new EndlessRepeats(findings).check(groups);
    }

    private void follow(RuleIn rule) {
        graph.add(rule);
        for (RuleReference reference : Parts.references(rule.rule())) {
            target(rule.document(), reference).ifPresent(target -> graph.add(rule, reference, target));
        }
    }

    private Optional<RuleIn> target(Key from, RuleReference reference) {
        Optional<Key> target = Optional.of(from);
        if (reference.grammar().isPresent()) {
            target = Address.of(
                            from,
                            documents.get(from).base(),
                            reference.grammar().get())
                    .key();
        }
        return target.filter(documents::containsKey).flatMap(key -> rule(from, reference, key));
    }

    private Optional<RuleIn> rule(Key from, RuleReference reference, Key target) {
        GrammarDocument other = documents.get(target);
        Findings own = findings.get(from);
        Optional<String> name = reference.rule().or(other::root);
        if (name.isEmpty()) {
            String problem = "%s declares no root to refer to".formatted(target);
            own.error(reference.at(), GrammarRule.UNKNOWN_RULE, problem, "name a rule: %s#rule".formatted(target));
            return Optional.empty();
        }
        Optional<RuleIn> found = Optional.ofNullable(rules.get(target).get(name.get()));
        if (found.isEmpty()) {
            // A root that is missing is told where it is declared.
            if (reference.rule().isPresent()) {
                unknown(reference, name.get(), from.equals(target) ? "this grammar" : target.path(), target, own);
            }
            return Optional.empty();
        }
        if (!from.equals(target)) {
            outside(from, reference, target, found.get().rule());
        }
        return found;
    }

    private void unknown(RuleReference reference, String name, String where, Key target, Findings own) {
        String problem = "there is no rule '%s' in %s".formatted(name, where);
        String remedy = own.remedy(name, rules.get(target).keySet(), "define it, or pick one that is there");
        own.error(reference.at(), GrammarRule.UNKNOWN_RULE, problem, remedy);
    }

    /** Whether a rule may be referred to from another document (section 3.2), and fits there (section 4.6). */
    private void outside(Key from, RuleReference reference, Key target, Rule rule) {
        GrammarDocument other = documents.get(target);
        Findings own = findings.get(from);
        boolean root = other.root().filter(rule.name()::equals).isPresent();
        if (rule.scope() == Scope.PRIVATE && !root) {
            String problem = "the rule '%s' of %s is private".formatted(rule.name(), target);
            String remedy = "make it public there: public $%s".formatted(rule.name());
            own.error(reference.at(), GrammarRule.PRIVATE_RULE, problem, remedy);
        }
        Mode mode = documents.get(from).mode();
        boolean first = mixed.computeIfAbsent(from, _ -> new HashSet<>()).add(target.path());
        if (mode != other.mode() && first) {
            String problem = mode == Mode.VOICE
                    ? "%s is of keys, this grammar of spoken words".formatted(target)
                    : "%s is of spoken words, this grammar of keys".formatted(target);
            String remedy = "use the two grammars side by side instead";
            own.error(reference.at(), GrammarRule.MIXED_MODES, problem, remedy);
        }
    }
}
