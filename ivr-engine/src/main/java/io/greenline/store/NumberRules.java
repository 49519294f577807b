package io.greenline.store;

import io.greenline.telephony.PhoneNumber;

/**
 * When two ways to write a number mean the same telephone.
 *
 * <p>First they are compared as they are written. Then both are compared in their national form: the country code of the
 * settings ({@code +86} or {@code 0086}, and a bare {@code 86} where at least ten digits follow) is dropped, then leading
 * zeros. So {@code +8613800138000}, {@code 8613800138000}, {@code 013800138000} and {@code 13800138000} are one telephone. A
 * number of another country keeps its plus and its code and is equal to no national number.
 *
 * @param countryCode 1 to 3 digits without plus, such as {@code 86}
 */
public record NumberRules(String countryCode) {
    /** A number this long after a bare country code is a whole national number and not a local one that begins like it. */
    private static final int WHOLE_NUMBER = 10;

    public NumberRules {
        if (!countryCode.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("a country code is 1 to 3 digits such as 86, not '" + countryCode + "'");
        }
    }

    /** The national form; for a number of another country, {@code +} and its digits. */
    String national(PhoneNumber number) {
        String digits = number.value();
        if (digits.startsWith("00") && digits.length() > WHOLE_NUMBER) {
            digits = "+" + digits.substring(2);
        }
        if (digits.startsWith("+")) {
            return digits.startsWith(countryCode, 1)
                    ? withoutZeros(digits.substring(1 + countryCode.length()))
                    : digits;
        }
        if (digits.startsWith(countryCode) && digits.length() >= countryCode.length() + WHOLE_NUMBER) {
            return withoutZeros(digits.substring(countryCode.length()));
        }
        return withoutZeros(digits);
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
