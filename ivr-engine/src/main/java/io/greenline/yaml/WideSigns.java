package io.greenline.yaml;

import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * Chinese signs where YAML wants the ASCII ones. An input method puts them there, they look nearly the same, and YAML takes them for
 * letters of a text.
 */
final class WideSigns {
    private static final String WIDE = "：，｛｝［］“”‘’【】";
    private static final String ASCII = ":,{}[]\"\"''[]";

    private WideSigns() {}

    /** What to do about the first one outside of quotes in a line, or else in the line above it; empty where there is none. */
    static Optional<String> remedy(SourceText text, SourceSpan at) {
        List<String> lines = text.text().lines().toList();
        return in(lines, at.line()).or(() -> in(lines, at.line() - 1));
    }

    private static Optional<String> in(List<String> lines, int line) {
        if (line < 1 || line > lines.size()) {
            return Optional.empty();
        }
        char quote = 0;
        for (char c : lines.get(line - 1).toCharArray()) {
            if (quote == 0 && c == '#') {
                return Optional.empty();
            }
            if (quote == 0 && WIDE.indexOf(c) >= 0) {
                return Optional.of("in line %d stands the Chinese sign %c: type %c"
                        .formatted(line, c, ASCII.charAt(WIDE.indexOf(c))));
            }
            if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
        }
        return Optional.empty();
    }
}
