package io.greenline.source;

/**
 * A change of a file's text that mends a finding.
 *
 * @param from where the text begins that is taken out
 * @param to where it ends; the same place takes nothing out
 * @param text what is put there
 */
public record Fix(SourceSpan from, SourceSpan to, String text) {
    public Fix {
        if (!from.file().equals(to.file()) || from.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                    "a change goes from a place to a later one, not from %s to %s".formatted(from, to));
        }
    }
}
