package io.greenline.session;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Prompt;
import io.greenline.dialplan.Value;
import io.greenline.prompt.PiecedText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A prompt as a text to be read: for an SMS or a mail. */
final class WrittenPrompt {
    private WrittenPrompt() {}

    static String of(Dialplan plan, Spoken spoken) {
        Iterator<Spoken.Gap> gaps = spoken.fills().iterator();
        PiecedText text = new PiecedText();
        for (Prompt.Piece piece : Optional.ofNullable(plan.prompts().get(spoken.prompt()))
                .map(prompt -> prompt.texts().getOrDefault(spoken.language(), List.of()))
                .orElse(List.of())) {
            switch (piece) {
                case Prompt.Piece.Words(String words) -> text.add(words);
                case Prompt.Piece.Gap _ -> {
                    if (gaps.hasNext()) {
                        text.add(written(gaps.next()));
                    }
                }
            }
        }
        return text.toString();
    }

    private static String written(Spoken.Gap gap) {
        return switch (gap.form()) {
            case MONEY -> money(gap.value());
            case TEXT, DIGITS, NUMBER, DATE, TIME -> gap.value().shown();
        };
    }

    private static String money(Value value) {
        String shown = value.shown();
        return shown.matches("-?\\d{1,18}(\\.\\d+)?([eE]-?\\d{1,2})?")
                ? new BigDecimal(shown).setScale(2, RoundingMode.HALF_UP).toPlainString()
                : shown;
    }
}
