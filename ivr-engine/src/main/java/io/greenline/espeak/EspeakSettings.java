package io.greenline.espeak;

import io.greenline.telephony.Language;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How espeak-ng is run.
 *
 * @param program its name on the PATH, or its path
 * @param voices a voice for a language, before the ones that we choose ourselves
 * @param atOnce how many run at the same time at most
 */
public record EspeakSettings(String program, Map<Language, EspeakVoice> voices, int atOnce) {
    private static final int ENGLISH_RATE = 150;
    /** Syllables: about 3.7 a second, measured; quicker slurs espeak's tones on a telephone. */
    private static final int MANDARIN_RATE = 160;

    public EspeakSettings {
        voices = Map.copyOf(voices);
        if (atOnce < 1) {
            throw new IllegalArgumentException("%d programs at once; at least one is needed".formatted(atOnce));
        }
    }

    /** The program on the PATH, one for each processor. */
    public static EspeakSettings standard() {
        return new EspeakSettings("espeak-ng", Map.of(), Runtime.getRuntime().availableProcessors());
    }

    /** The voice of a language; any language is worth a try, espeak-ng itself says which it does not have. */
    public Optional<EspeakVoice> voice(Language language) {
        EspeakVoice chosen = voices.get(language);
        return Optional.of(chosen == null ? usual(language.locale()) : chosen);
    }

    private static EspeakVoice usual(Locale locale) {
        return switch (locale.getLanguage()) {
            // Not plain "cmn": espeak-ng 1.51 looks characters up as pinyin and then reads that as English words
            // (its issues 1236 and 1370); this voice reads pinyin as pinyin in every version that we know.
            case "zh", "cmn" -> new EspeakVoice("cmn-latn-pinyin", MANDARIN_RATE);
            case "yue" -> new EspeakVoice("yue", MANDARIN_RATE);
            case "en" -> new EspeakVoice(locale.getCountry().equals("GB") ? "en-gb" : "en-us", ENGLISH_RATE);
            default -> new EspeakVoice(locale.getLanguage(), ENGLISH_RATE);
        };
    }
}
