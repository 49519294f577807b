package io.greenline.phone;

/** How much silence a phone sends. */
public enum Talk {
    /** A packet every 20 ms for as long as the call is up, as real phones do. */
    ALWAYS,
    /**
     * A few packets when the call begins, then nothing but keys and sounds. Asterisk's Answer waits for the first
     * media of a caller; after that it needs none, and a bench should measure Asterisk, not silence.
     */
    WHEN_NEEDED
}
