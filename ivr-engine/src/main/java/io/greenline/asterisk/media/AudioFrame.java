package io.greenline.asterisk.media;

import io.greenline.audio.Pcm;
import java.util.UUID;

/**
 * One frame of AudioSocket: a byte for its type, two for the payload's length (big-endian), the payload.
 *
 * <p>Source: Asterisk 22, res_audiosocket.h and res_audiosocket.c.
 */
sealed interface AudioFrame {
    int END = 0x00, UUID = 0x01, KEY = 0x03, AUDIO = 0x10, FAULT = 0xFF;

    int HEADER_BYTES = 3;

    /** The call is over, or should be. */
    record End() implements AudioFrame {}

    /** Which call this connection is of; Asterisk's first word. */
    record Identity(UUID id) implements AudioFrame {}

    /** A key was released, in ASCII; Asterisk sends it, nobody may send it to Asterisk. */
    record Key(char symbol) implements AudioFrame {}

    /** Sound of 8,000 samples a second; it may have none. */
    record Audio(Pcm sound) implements AudioFrame {}

    /** Sound of another rate, which was not asked for. */
    record OtherAudio(int rateHz) implements AudioFrame {}

    /** Asterisk says that something went wrong on its side. */
    record Fault(int code) implements AudioFrame {}
}
