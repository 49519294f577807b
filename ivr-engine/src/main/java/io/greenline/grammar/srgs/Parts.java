package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.OneOf;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.Expansion.Sequence;
import io.greenline.grammar.srgs.Expansion.Special;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.grammar.srgs.Expansion.Token;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Goes through everything that an expansion is made of. */
final class Parts {
    private Parts() {}

    /** The expansion itself, then its parts, in the order of the text. */
    static void each(Expansion expansion, Consumer<Expansion> visitor) {
        visitor.accept(expansion);
        switch (expansion) {
            case Sequence sequence -> sequence.parts().forEach(part -> each(part, visitor));
            case OneOf oneOf -> oneOf.alternatives().forEach(one -> each(one.part(), visitor));
            case Repeat repeat -> each(repeat.part(), visitor);
            case Token _, RuleReference _, Special _, Tag _ -> {
                // They have no parts.
            }
        }
    }

    /** All references of a rule, in the order of the text. */
    static List<RuleReference> references(Rule rule) {
        List<RuleReference> found = new ArrayList<>();
        each(rule.expansion(), part -> {
            if (part instanceof RuleReference reference) {
                found.add(reference);
            }
        });
        return found;
    }
}
