package io.greenline.grammar.srgs;

import io.greenline.source.SourceText;
import java.util.Optional;

/** Which characters are what in the ABNF form. */
final class AbnfSigns {
    private static final String SIGNS = ";=|()[]$!~<\"'{/";
    private static final String WIDE = "；＝｜（）［］＄！～＜＞／｛｝“”";
    private static final String NARROW = ";=|()[]$!~<>/{}\"\"";

    private AbnfSigns() {}

    /** White space as XML has it (section 2.1). */
    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Whether XML has this character at all (XML 1.0 section 2.2). */
    static boolean isOfXml(int c) {
        return isBlank(c) || (c >= ' ' && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c > 0xFFFF;
    }

    /** The word that begins at an offset; empty where none does. */
    static String word(SourceText source, int from) {
        StringBuilder word = new StringBuilder();
        int at = from;
        while (at < source.length() && (isOfWord(source.at(at)) || isApostrophe(source, from, at))) {
            word.appendCodePoint(source.at(at++));
        }
        return word.toString();
    }

    /** What an Nmtoken is made of (XML 1.0 section 2.3). */
    static boolean isOfWord(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == 0xB7;
        };
    }

    /** The standard wants quotes around {@code o'clock}; there is only one thing that it can mean without them. */
    private static boolean isApostrophe(SourceText source, int from, int at) {
        int c = source.at(at);
        return (c == '\'' || c == 0x2019) && at > from && at + 1 < source.length() && isOfWord(source.at(at + 1));
    }

    /** Neither blank nor sign nor word. */
    static boolean isStray(int c) {
        return !isBlank(c) && SIGNS.indexOf(c) < 0 && !isOfWord(c);
    }

    /** Signs of Chinese texts are easily typed for those of the grammar. */
    static Optional<String> wideTwin(int c) {
        int twin = WIDE.indexOf(c);
        return twin < 0 ? Optional.empty() : Optional.of(String.valueOf(NARROW.charAt(twin)));
    }

    static boolean startsWith(SourceText source, int at, String text) {
        if (at + text.length() > source.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (source.at(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where a text has a semicolon as the last sign of a line; -1 where it has none. */
    static int statementEnd(String text) {
        for (int at = text.indexOf(';'); at >= 0; at = text.indexOf(';', at + 1)) {
            int after = at + 1;
            while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
                after++;
            }
            if (after < text.length() && (text.charAt(after) == '\n' || text.charAt(after) == '\r')) {
                return at;
            }
        }
        return -1;
    }

    /** How a finding shows a character: as itself where it can be seen. */
    static String shown(int c) {
        boolean seen = c > ' '
                && c != 0x7F
                && Character.isDefined(c)
                && !Character.isISOControl(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.SURROGATE;
        return seen ? "'" + Character.toString(c) + "'" : "the character U+%04X".formatted(c);
    }
}
