package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.Alternative;
import io.greenline.grammar.srgs.Expansion.OneOf;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.Expansion.Sequence;
import io.greenline.grammar.srgs.Expansion.Special;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.grammar.srgs.Expansion.Token;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts expansions together so that what means the same is the same, whichever form it was written in (section 1.3): groups
 * without attachments leave no trace, and one alternative alone is no choice.
 */
final class Normal {
    private Normal() {}

    /** Parts in order (section 2.3). */
    static Expansion sequence(SourceSpan at, List<Expansion> parts) {
        List<Expansion> flat = new ArrayList<>();
        for (Expansion part : parts) {
            if (part instanceof Sequence(SourceSpan _, List<Expansion> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Sequence(at, flat);
    }

    /** One of several (section 2.4); at least one. */
    static Expansion oneOf(SourceSpan at, List<Alternative> alternatives) {
        return alternatives.size() == 1 ? alternatives.getFirst().part() : new OneOf(at, alternatives);
    }

    /** The same, said in a language wherever nothing else is said inside (section 2.7). What it refers to has its own. */
    static Expansion in(Language language, Expansion expansion) {
        return switch (expansion) {
            case Token(SourceSpan at, String text, Optional<Language> own) ->
                new Token(at, text, own.or(() -> Optional.of(language)));
            case Sequence(SourceSpan at, List<Expansion> parts) ->
                new Sequence(at, parts.stream().map(part -> in(language, part)).toList());
            case OneOf(SourceSpan at, List<Alternative> alternatives) ->
                new OneOf(
                        at,
                        alternatives.stream()
                                .map(one -> new Alternative(in(language, one.part()), one.weight()))
                                .toList());
            case Repeat repeat ->
                new Repeat(
                        repeat.at(), in(language, repeat.part()), repeat.least(), repeat.most(), repeat.probability());
            case RuleReference _, Special _, Tag _ -> expansion;
        };
    }
}
