package io.greenline.telephony;

import java.util.regex.Pattern;

/** The form of every name that an administrator gives: safe as a file name, a metric label and a word in a log. */
public final class Name {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*");
    private static final int MAX_LENGTH = 64;

    private Name() {}

    /** Whether a text has the form of a name: a lower-case letter, then letters and digits, words joined by - or _. */
    public static boolean isName(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** Throws where a text is no name: for the values that are made of names. */
    public static void require(String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException(
                    "'%s' is not a name: use lower-case letters, digits and hyphens, beginning with a letter"
                            .formatted(text));
        }
    }
}
