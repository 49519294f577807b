package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.Alternative;
import io.greenline.grammar.srgs.Expansion.OneOf;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.Expansion.Sequence;
import io.greenline.grammar.srgs.Expansion.Special;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.grammar.srgs.Expansion.Token;
import io.greenline.grammar.srgs.RuleGraph.Edge;
import io.greenline.grammar.srgs.RuleGraph.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells of repeats without end whose part can take nothing: they could go on for ever without a word (section 2.5 leaves it
 * to the processor what to do).
 */
final class EndlessRepeats {
    private final Set<Node> silent = new HashSet<>();

    /**
     * Looks at all rules.
     *
     * @param groups whatever one refers to comes before it
     */
    void check(List<List<Node>> groups) {
        for (List<Node> group : groups) {
            for (Node node : group) {
                Within within = new Within(node);
                if (within.silent(node.rule().expansion())) {
                    silent.add(node);
                }
            }
        }
    }

    /** One rule, with what its references lead to. */
    private final class Within {
        private final Node node;
        private final Set<RuleReference> silentTargets = new HashSet<>();

        Within(Node node) {
            this.node = node;
            for (Edge edge : node.edges()) {
                if (silent.contains(edge.to())) {
                    silentTargets.add(edge.reference());
                }
            }
        }

        /** Whether it can match without a word; every part is looked at, as each may hold a repeat. */
        boolean silent(Expansion expansion) {
            return switch (expansion) {
                case Token _ -> false;
                case Tag _ -> true;
                case Special special -> special.kind() != Special.Kind.VOID;
                case RuleReference reference -> silentTargets.contains(reference);
                case Sequence sequence -> all(sequence.parts());
                case OneOf oneOf -> any(oneOf.alternatives());
                case Repeat repeat -> repeat(repeat);
            };
        }

        private boolean all(List<Expansion> parts) {
            boolean all = true;
            for (Expansion part : parts) {
                all &= silent(part);
            }
            return all;
        }

        private boolean any(List<Alternative> alternatives) {
            boolean any = false;
            for (Alternative alternative : alternatives) {
                any |= silent(alternative.part());
            }
            return any;
        }

        private boolean repeat(Repeat repeat) {
            boolean silent = silent(repeat.part());
            if (silent && repeat.most().isEmpty()) {
                String problem = "what is repeated without end can be without a word";
                String remedy = "make it take a word each time, or give the repeat an end";
                node.document().findings().error(repeat.at(), GrammarRule.ENDLESS_REPEAT, problem, remedy);
            }
            return silent || repeat.least() == 0;
        }
    }
}
