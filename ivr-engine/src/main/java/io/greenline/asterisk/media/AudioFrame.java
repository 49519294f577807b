package io.greenline.asterisk.media;

import java.util.UUID;

/**
 * One frame of AudioSocket: a byte for its type, two for the payload's length (big-endian), the payload.
 *
 * <p>Source: Asterisk 22, res_audiosocket.h and res_audiosocket.c.
 */
sealed interface AudioFrame {
    int END = 0x00, UUID = 0x01, KEY = 0x03, AUDIO = 0x10, AUDIO_LAST = 0x18, FAULT = 0xFF;

    int HEADER_BYTES = 3;

    /** Samples a second of the types {@link #AUDIO} to {@link #AUDIO_LAST}, in their order. */
    int[] RATES = {8_000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000};

    /** The call is over, or should be. */
    record End() implements AudioFrame {}

    /** Which call this connection is of; Asterisk's first word. */
    record Identity(UUID id) implements AudioFrame {}

    /** A key was released, in ASCII; Asterisk sends it, nobody may send it to Asterisk. */
    record Key(char symbol) implements AudioFrame {}

    /**
     * Sound.
     *
     * @param samples may be empty
     * @param rateHz one of {@link #RATES}
     */
    record Audio(short[] samples, int rateHz) implements AudioFrame {}

    /** Asterisk says that something went wrong on its side. */
    record Fault(int code) implements AudioFrame {}
}
