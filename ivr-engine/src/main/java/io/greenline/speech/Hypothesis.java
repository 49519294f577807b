package io.greenline.speech;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words that a recogniser believes were said. {@code [unk]} stands for words that it does not know.
 *
 * @param words at least one, in order
 * @param share from 0 to 1: how much of the recogniser's belief this is, the other hypotheses of the utterance having the
 *     rest
 */
public record Hypothesis(List<Word> words, double share) {
    /** Stands for words that the recogniser does not know. */
    public static final String UNKNOWN = "[unk]";

    public Hypothesis {
        words = List.copyOf(words);
        if (!(share >= 0 && share <= 1.000001)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
        }
    }

    /** Believed as much as its least sure word. */
    public Hypothesis(List<Word> words) {
        this(words, words.stream().mapToDouble(Word::confidence).min().orElse(0));
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
