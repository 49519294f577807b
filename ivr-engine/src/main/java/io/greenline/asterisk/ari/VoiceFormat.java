package io.greenline.asterisk.ari;

import io.greenline.audio.G711;
import java.util.Locale;

/** How Asterisk sends a caller's voice: always 8,000 samples a second. */
public enum VoiceFormat {
    /** Two bytes a sample, the low one first: nothing has to be decoded, and what the caller's line lost is all that is. */
    SLIN(2) {
        @Override
        short sample(int low, int high) {
            return (short) ((high << 8) | (low & 0xFF));
        }
    },
    /** Half the bytes on the way. */
    ULAW(1) {
        @Override
        short sample(int low, int high) {
            return G711.ULAW.decode((byte) low);
        }
    },
    /** Half the bytes on the way. */
    ALAW(1) {
        @Override
        short sample(int low, int high) {
            return G711.ALAW.decode((byte) low);
        }
    };

    private final int sampleBytes;

    VoiceFormat(int sampleBytes) {
        this.sampleBytes = sampleBytes;
    }

    int sampleBytes() {
        return sampleBytes;
    }

    /** Asterisk's name for it. */
    String onSwitch() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param high the second byte, where there is one */
    abstract short sample(int low, int high);
}
