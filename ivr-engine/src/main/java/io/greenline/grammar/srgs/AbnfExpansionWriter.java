package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.Alternative;
import io.greenline.grammar.srgs.Expansion.OneOf;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.Expansion.Sequence;
import io.greenline.grammar.srgs.Expansion.Special;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.grammar.srgs.Expansion.Token;
import io.greenline.telephony.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes what stands on the right side of a rule, with no more brackets than its precedence needs (section 2.8). */
final class AbnfExpansionWriter {
    private final StringBuilder out;

    AbnfExpansionWriter(StringBuilder out) {
        this.out = out;
    }

    /** A whole right side; alternatives have a line each. */
    void rule(Expansion expansion) {
        if (expansion instanceof OneOf oneOf) {
            alternatives(oneOf.alternatives(), "\n    | ");
        } else {
            choice(expansion);
        }
    }

    /** What may be a choice. */
    private void choice(Expansion expansion) {
        if (expansion instanceof OneOf oneOf) {
            alternatives(oneOf.alternatives(), " | ");
        } else {
            sequence(expansion);
        }
    }

    private void alternatives(List<Alternative> alternatives, String between) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (i > 0) {
                out.append(between);
            }
            Alternative alternative = alternatives.get(i);
            if (alternative.weight() != 1) {
                out.append('/').append(number(alternative.weight())).append("/ ");
            }
            sequence(alternative.part());
        }
    }

    /** What may be several parts in order. */
    private void sequence(Expansion expansion) {
        if (expansion instanceof Sequence sequence && !sequence.parts().isEmpty()) {
            for (int i = 0; i < sequence.parts().size(); i++) {
                if (i > 0) {
                    out.append(' ');
                }
                part(sequence.parts().get(i));
            }
        } else {
            part(expansion);
        }
    }

    /** One part of a sequence. */
    private void part(Expansion expansion) {
        switch (expansion) {
            case Token token -> {
                out.append(Tokens.isPlain(token.text()) ? token.text() : '"' + token.text() + '"');
                language(token.language());
            }
            case RuleReference reference -> {
                reference(reference);
                language(reference.language());
            }
            case Special special -> out.append('$').append(special.kind());
            case Tag tag -> out.append(tag(tag.text()));
            case Sequence sequence -> group(sequence);
            case OneOf oneOf -> group(oneOf);
            case Repeat repeat -> repeat(repeat);
        }
    }

    private void group(Expansion expansion) {
        out.append('(');
        if (!(expansion instanceof Sequence sequence) || !sequence.parts().isEmpty()) {
            choice(expansion);
        }
        out.append(')');
    }

    private void reference(RuleReference reference) {
        if (reference.grammar().isEmpty()) {
            out.append('$').append(reference.rule().orElseThrow());
            return;
        }
        out.append("$<").append(AbnfWriter.uri(reference.grammar().get()));
        reference.rule().ifPresent(rule -> out.append('#').append(rule));
        out.append('>');
    }

    private void language(Optional<Language> language) {
        language.ifPresent(tag -> out.append('!').append(tag));
    }

    private void repeat(Repeat repeat) {
        boolean option = repeat.least() == 0 && repeat.most().orElse(-1) == 1;
        if (option && repeat.probability().isEmpty()) {
            out.append('[');
            choice(repeat.part());
            out.append(']');
            return;
        }
        switch (repeat.part()) {
            case Token _, RuleReference _, Special _, Tag _ -> part(repeat.part());
            case Sequence _, OneOf _, Repeat _ -> group(repeat.part());
        }
        out.append(" <").append(repeat.least());
        if (repeat.most().isEmpty()) {
            out.append('-');
        } else if (repeat.most().getAsInt() != repeat.least()) {
            out.append('-').append(repeat.most().getAsInt());
        }
        repeat.probability()
                .ifPresent(probability ->
                        out.append(" /").append(number(probability)).append('/'));
        out.append('>');
    }

    static String tag(String text) {
        boolean plain = !text.contains("}") && !text.startsWith("!{");
        return plain ? "{" + text + "}" : "{!{" + text.replace("}!}", "} !}") + "}!}";
    }

    private static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
    }
}
