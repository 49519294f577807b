package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;

/**
 * Something to be synthesised.
 *
 * @param text plain words; no mark-up, whatever characters it holds
 */
public record Speech(String text, Language language, Pace pace) {
    /** At the normal pace. */
    public Speech(String text, Language language) {
        this(text, language, Pace.NORMAL);
    }
}
