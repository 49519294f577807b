package io.greenline.phone;

import java.time.Duration;

/**
 * How long a key is held and how long the finger rests before the next one; both rounded up to 20 ms.
 *
 * <p>Asterisk stretches keys under 80 ms and wants 45 ms between two; the end of a key is sent three times, 20 ms
 * apart (RFC 4733 section 2.5.1.4), so a rest under 60 ms is made 60 ms.
 */
public record KeyTiming(Duration held, Duration rest) {
    public static final KeyTiming USUAL = new KeyTiming(Duration.ofMillis(100), Duration.ofMillis(80));

    /** The last packet of a key is sent so often, because one may be lost. */
    static final int END_PACKETS = 3;

    public KeyTiming {
        if (held.isNegative() || held.isZero() || held.toSeconds() > 7 || rest.isNegative()) {
            throw new IllegalArgumentException("a key is held for more than 0 s and up to 8 s, not " + held);
        }
    }

    int heldPackets() {
        return packets(held);
    }

    int restPackets() {
        return Math.max(END_PACKETS, packets(rest));
    }

    private static int packets(Duration duration) {
        return Math.toIntExact(Math.ceilDiv(duration.toMillis(), Mouth.PACKET_MILLIS));
    }
}
