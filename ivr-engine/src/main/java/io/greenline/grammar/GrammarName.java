package io.greenline.grammar;

import java.util.regex.Pattern;

/**
 * What a dialplan calls a grammar: {@code main-menu} is {@code main-menu.<language>.gram} or {@code .grxml}, one file for
 * each language.
 *
 * @param value lower-case words joined by hyphens, at most 64 characters
 */
public record GrammarName(String value) implements Comparable<GrammarName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Whether a grammar can be called so. */
    public static boolean isName(String text) {
        return text.length() <= 64 && FORM.matcher(text).matches();
    }

    public GrammarName {
        if (!isName(value)) {
            throw new IllegalArgumentException(
                    "a grammar's name is lower-case words joined by hyphens, not '%s'".formatted(value));
        }
    }

    @Override
    public int compareTo(GrammarName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
