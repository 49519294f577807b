package io.greenline.prompt;

import io.greenline.telephony.SpokenForm;

/**
 * A value to be spoken where a prompt leaves a gap.
 *
 * @param form how to speak it
 * @param value digits for {@code DIGITS}, a plain decimal for {@code NUMBER} and {@code MONEY}, ISO 8601 for dates and
 *     times, anything for {@code TEXT}; a value that does not fit its form is spoken as text
 */
public record Fill(SpokenForm form, String value) {}
