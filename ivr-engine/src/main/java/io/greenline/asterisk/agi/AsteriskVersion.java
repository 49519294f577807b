package io.greenline.asterisk.agi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asterisk's version as it says it itself ({@code agi_version}).
 *
 * @param series 20, 21, 22, ...; 0 where the text has no number
 */
record AsteriskVersion(int series, int release) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    static AsteriskVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find()
                ? new AsteriskVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new AsteriskVersion(0, 0);
    }

    /** Whether keys come over AudioSocket; before 20.14, 21.9 and 22.4 they were lost as long as it ran. */
    boolean tellsKeysOverAudioSocket() {
        return switch (series) {
            case 20 -> release >= 14;
            case 21 -> release >= 9;
            case 22 -> release >= 4;
            default -> series > 22;
        };
    }
}
