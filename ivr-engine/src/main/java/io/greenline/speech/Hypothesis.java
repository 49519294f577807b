package io.greenline.speech;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words that a recogniser believes were said. {@code [unk]} stands for words that it does not know.
 *
 * @param words at least one, in order
 */
public record Hypothesis(List<Word> words) {
    /** Stands for words that the recogniser does not know. */
    public static final String UNKNOWN = "[unk]";

    public Hypothesis {
        words = List.copyOf(words);
    }

    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /**
     * One word.
     *
     * @param confidence from 0 to 1, as the recogniser gives it
     * @param from from the beginning of the utterance's voice
     * @param to not before {@code from}
     */
    public record Word(String text, double confidence, Duration from, Duration to) {}
}
