package io.greenline.telephony;

import java.time.Duration;

/** About how long a voice takes to say words, told from their letters. */
public final class SpokenLength {
    private static final long MILLIS_PER_HAN_CHARACTER = 220;
    private static final long MILLIS_PER_OTHER_CHARACTER = 65;

    private SpokenLength() {}

    public static Duration of(String words) {
        return Duration.ofMillis(words.codePoints()
                .mapToLong(c -> Character.isIdeographic(c) ? MILLIS_PER_HAN_CHARACTER : MILLIS_PER_OTHER_CHARACTER)
                .sum());
    }
}
