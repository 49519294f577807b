package io.greenline.espeak;

import io.greenline.telephony.Pace;

/**
 * How espeak-ng speaks a language.
 *
 * @param name espeak-ng's voice, see {@code espeak-ng --voices}
 * @param wordsPerMinute its rate, 80 to 450; espeak-ng counts a Chinese syllable as a word
 */
public record EspeakVoice(String name, int wordsPerMinute) {
    private static final int SLOWEST = 80;

    public EspeakVoice {
        if (name.isBlank() || name.startsWith("-")) {
            throw new IllegalArgumentException("'%s' is no espeak-ng voice; see espeak-ng --voices".formatted(name));
        }
        if (wordsPerMinute < SLOWEST || wordsPerMinute > 450) {
            throw new IllegalArgumentException(
                    "%d words a minute; espeak-ng speaks 80 to 450".formatted(wordsPerMinute));
        }
    }

    /** The same voice at a pace, as far as espeak-ng can follow. */
    EspeakVoice at(Pace pace) {
        return new EspeakVoice(name, Math.max(SLOWEST, pace.of(wordsPerMinute)));
    }
}
