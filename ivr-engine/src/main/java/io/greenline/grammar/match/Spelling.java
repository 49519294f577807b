package io.greenline.grammar.match;

import io.greenline.telephony.Language;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * How words are compared: capitals, full-width signs and composed letters do not matter (Unicode form NFKC, lower case), and
 * neither do curly apostrophes.
 */
final class Spelling {
    /** Chinese, by its tags: written without blanks, so that where a word ends is anyone's choice. */
    private static final Set<String> WITHOUT_BLANKS = Set.of("zh", "cmn", "yue", "wuu", "hak", "nan");

    private Spelling() {}

    /** The form in which two spellings of one word are equal. */
    static String normal(String text) {
        if (plain(text)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Whether blanks between the words of this language are anyone's choice. */
    static boolean withoutBlanks(Language language) {
        return WITHOUT_BLANKS.contains(language.locale().getLanguage());
    }
}
