package io.greenline.espeak;

import io.greenline.telephony.Language;
import java.util.Map;

/**
 * How espeak-ng speaks.
 *
 * @param program its name or path
 * @param voices a voice and a pace for each language; a language that is not listed uses the voice of its own tag
 */
public record EspeakSettings(String program, Map<Language, Voice> voices) {
    /** Slower than espeak-ng's own pace: callers listen on a telephone, many of them elderly. */
    private static final int WORDS_PER_MINUTE = 155;

    public EspeakSettings {
        voices = Map.copyOf(voices);
    }

    /** Mandarin and American English. */
    public static final EspeakSettings DEFAULT = new EspeakSettings(
            "espeak-ng",
            Map.of(
                    new Language("zh-CN"), new Voice("cmn", 165),
                    new Language("en-US"), new Voice("en-us", WORDS_PER_MINUTE)));

    /**
     * A voice.
     *
     * @param name as {@code espeak-ng --voices} lists it
     * @param wordsPerMinute 80 to 450
     */
    public record Voice(String name, int wordsPerMinute) {
        public Voice {
            if (wordsPerMinute < 80 || wordsPerMinute > 450) {
                throw new IllegalArgumentException("a pace is 80 to 450 words a minute, not " + wordsPerMinute);
            }
        }
    }

    Voice voice(Language language) {
        return voices.getOrDefault(language, new Voice(language.locale().getLanguage(), WORDS_PER_MINUTE));
    }
}
