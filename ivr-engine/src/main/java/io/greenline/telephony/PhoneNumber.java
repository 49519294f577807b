package io.greenline.telephony;

import java.util.Optional;

/**
 * A telephone number as digits with an optional leading plus. A hint of who is calling, never a proof.
 *
 * @param value 1 to 32 digits, with {@code +} in front where the country code is present
 */
public record PhoneNumber(String value) {
    private static final int MAX_DIGITS = 32;

    public PhoneNumber {
        if (!valid(value)) {
            throw new IllegalArgumentException("not a telephone number: '%s'".formatted(value));
        }
    }

    /**
     * Reads a number as people and carriers write it: blanks, dots, hyphens and brackets are dropped.
     *
     * @return the number, or empty when nothing of the kind was sent (withheld, {@code anonymous}, a SIP user name)
     */
    public static Optional<PhoneNumber> parse(String raw) {
        String bare = raw.replaceAll("[\\s().-]", "");
        return valid(bare) ? Optional.of(new PhoneNumber(bare)) : Optional.empty();
    }

    private static boolean valid(String value) {
        int from = value.startsWith("+") ? 1 : 0;
        int digits = value.length() - from;
        return digits >= 1 && digits <= MAX_DIGITS && value.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return value;
    }
}
