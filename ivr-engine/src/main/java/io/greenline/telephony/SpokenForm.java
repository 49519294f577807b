package io.greenline.telephony;

/** How a value is spoken inside a prompt: {@code {account, digits}}. */
public enum SpokenForm {
    /** As it stands: a name, a street. */
    TEXT,
    /** Digit by digit: telephone and account numbers (Mandarin says yao, not yi, for one). */
    DIGITS,
    /** A cardinal number. */
    NUMBER,
    /** An amount in the currency of the dialplan. */
    MONEY,
    /** A calendar date, ISO 8601 {@code 2026-11-23}; of a date and time {@code 2026-11-23T18:30} the date. */
    DATE,
    /** A time of day, ISO 8601 {@code 18:30}; of a date and time the time. */
    TIME
}
