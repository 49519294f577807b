package io.greenline.rehearsal;

import io.greenline.audio.Sound;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Prompt;
import io.greenline.prompt.Fill;
import io.greenline.prompt.PiecedText;
import io.greenline.prompt.Prompter;
import io.greenline.prompt.SpokenValues;
import io.greenline.prompt.Utterance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prompts to be read, not heard: one sound for each prompt, its file being the prompt's name, its words what would be said,
 * and its length about as long as saying them takes. Thread-safe.
 */
public final class WordsPrompter implements Prompter {
    private static final long MILLIS_PER_HAN_CHARACTER = 220;
    private static final long MILLIS_PER_OTHER_CHARACTER = 65;

    private final Dialplan plan;
    private final SpokenValues values;
    /** Prompts without gaps: they are said again and again, and always the same. */
    private final Map<Utterance, Sound> fixed = new ConcurrentHashMap<>();

    public WordsPrompter(Dialplan plan) {
        this.plan = plan;
        this.values = new SpokenValues(Currency.getInstance(plan.currency()));
    }

    @Override
    public List<Sound> sounds(List<Utterance> utterances) {
        return utterances.stream().map(this::sound).toList();
    }

    private Sound sound(Utterance utterance) {
        return utterance.fills().isEmpty() ? fixed.computeIfAbsent(utterance, this::spoken) : spoken(utterance);
    }

    private Sound spoken(Utterance utterance) {
        String words = words(utterance);
        long millis = words.codePoints()
                .mapToLong(c -> Character.isIdeographic(c) ? MILLIS_PER_HAN_CHARACTER : MILLIS_PER_OTHER_CHARACTER)
                .sum();
        return new Sound(Path.of(utterance.prompt().value()), words, utterance.pace().of(Duration.ofMillis(millis)));
    }

    private String words(Utterance utterance) {
        Iterator<Fill> fills = utterance.fills().iterator();
        PiecedText words = new PiecedText();
        Optional<Prompt> prompt = Optional.ofNullable(plan.prompts().get(utterance.prompt()));
        for (Prompt.Piece piece : prompt.map(known -> known.texts().getOrDefault(utterance.language(), List.of()))
                .orElse(List.of())) {
            switch (piece) {
                case Prompt.Piece.Words(String text) -> words.add(text);
                case Prompt.Piece.Gap _ -> {
                    if (fills.hasNext()) {
                        words.add(values.words(fills.next(), utterance.language()));
                    }
                }
            }
        }
        return words.toString();
    }
}
