package io.greenline.espeak;

/**
 * How espeak-ng speaks a language.
 *
 * @param name espeak-ng's voice, see {@code espeak-ng --voices}
 * @param wordsPerMinute its rate, 80 to 450; espeak-ng counts a Chinese syllable as a word
 */
public record EspeakVoice(String name, int wordsPerMinute) {
    public EspeakVoice {
        if (name.isBlank() || name.startsWith("-")) {
            throw new IllegalArgumentException("'%s' is no espeak-ng voice; see espeak-ng --voices".formatted(name));
        }
        if (wordsPerMinute < 80 || wordsPerMinute > 450) {
            throw new IllegalArgumentException(
                    "%d words a minute; espeak-ng speaks 80 to 450".formatted(wordsPerMinute));
        }
    }
}
