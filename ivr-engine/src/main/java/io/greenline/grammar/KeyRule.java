package io.greenline.grammar;

/** One way in which keys can match. */
public sealed interface KeyRule {

    /** Whether exactly these keys match. */
    boolean matches(String keys);

    /** Whether some longer entry that begins with these keys matches. */
    boolean grows(String keys);

    /**
     * Exactly these keys.
     *
     * @param keys 1 to 32 signs of the keypad
     */
    record Exactly(String keys) implements KeyRule {
        public Exactly {
            if (keys.isEmpty()
                    || keys.length() > 32
                    || !keys.chars().allMatch(c -> "0123456789*#ABCD".indexOf(c) >= 0)) {
                throw new IllegalArgumentException("keys are 1 to 32 of 0-9 * # A-D, not '%s'".formatted(keys));
            }
        }

        @Override
        public boolean matches(String entered) {
            return keys.equals(entered);
        }

        @Override
        public boolean grows(String entered) {
            return keys.length() > entered.length() && keys.startsWith(entered);
        }
    }

    /**
     * A run of digits 0 to 9.
     *
     * @param min fewest digits, at least 1
     * @param max most digits, at least {@code min}, at most 64
     */
    record Digits(int min, int max) implements KeyRule {
        public Digits {
            if (min < 1 || max < min || max > 64) {
                throw new IllegalArgumentException("digits: 1 <= min <= max <= 64, not %d and %d".formatted(min, max));
            }
        }

        @Override
        public boolean matches(String entered) {
            return entered.length() >= min && entered.length() <= max && allDigits(entered);
        }

        @Override
        public boolean grows(String entered) {
            return entered.length() < max && allDigits(entered);
        }

        private static boolean allDigits(String entered) {
            return entered.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
