package io.greenline.incident;

import java.util.regex.Pattern;

/**
 * By what people call an incident: the engine's own are numbers from 1001, an outage system's may be any word.
 *
 * @param value 1 to 40 letters, digits, dots, hyphens or underscores; the first a letter or digit
 */
public record IncidentNumber(String value) {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    public IncidentNumber {
        if (!isNumber(value)) {
            throw new IllegalArgumentException("not an incident's number: '%s'".formatted(value));
        }
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
