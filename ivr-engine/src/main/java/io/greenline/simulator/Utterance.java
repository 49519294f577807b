package io.greenline.simulator;

import java.time.Duration;
import java.util.List;

/**
 * Something that a simulated caller says.
 *
 * @param heard what a recogniser makes of it, the best first; none for noise
 * @param length from its first sound to its last, more than zero
 */
public record Utterance(List<Wording> heard, Duration length) {
    public Utterance {
        heard = List.copyOf(heard);
        if (!length.isPositive()) {
            throw new IllegalArgumentException("an utterance takes time, not " + length);
        }
    }

    /**
     * Words and how sure a recogniser is of them.
     *
     * @param confidence from 0 to 1
     */
    public record Wording(String words, double confidence) {
        public Wording {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("a confidence is from 0 to 1, not " + confidence);
            }
        }
    }

    /** Something that is no speech: a cough, a lorry, music. */
    public static Utterance noise(Duration length) {
        return new Utterance(List.of(), length);
    }

    boolean isNoise() {
        return heard.isEmpty();
    }
}
