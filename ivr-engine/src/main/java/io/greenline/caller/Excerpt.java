package io.greenline.caller;

/** The beginning of an operator's text, short enough for a finding. */
final class Excerpt {
    private static final int MOST = 40;

    private Excerpt() {}

    static String of(String text) {
        return text.codePointCount(0, text.length()) <= MOST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST)) + "…";
    }
}
