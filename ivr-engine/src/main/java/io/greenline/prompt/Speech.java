package io.greenline.prompt;

import io.greenline.telephony.Language;

/**
 * Something to be synthesised.
 *
 * @param text plain words; no mark-up, whatever characters it holds
 */
public record Speech(String text, Language language) {}
