package io.greenline.telephony;

/** How two people converse. */
public enum Media {
    VOICE,
    /** Voice and picture: sign language. */
    VIDEO,
    /** Written messages. */
    TEXT
}
