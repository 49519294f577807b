package io.greenline.telephony;

/**
 * The name of one call, the same through every restart of the engine.
 *
 * <p>It is the switch's own unique id of the caller's channel (with the switch's system name in front, so that two
 * switches never share one): a restarted engine finds the call again by it.
 *
 * @param value 1 to 150 printable ASCII characters without blanks, quotes or slashes
 */
public record CallId(String value) {
    private static final int MAX_LENGTH = 150;

    public CallId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(CallId::allowed)) {
            throw new IllegalArgumentException(
                    "a call id has 1 to %d printable characters without blanks, quotes or slashes, not '%s'"
                            .formatted(MAX_LENGTH, value));
        }
    }

    private static boolean allowed(int c) {
        return c > ' ' && c < 127 && "\"'\\/".indexOf(c) < 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
