package io.greenline.grammar.srgs;

import java.util.Optional;

/** What tokens are in both forms (section 2.1, appendix E). */
final class Tokens {
    private static final String KEYS = "0123456789*#ABCD";

    private Tokens() {}

    /** Blanks at the ends left out, and one blank for each run of others (section 2.1). */
    static String normalised(String text) {
        StringBuilder normal = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (AbnfSigns.isBlank(c)) {
                blank = !normal.isEmpty();
            } else {
                if (blank) {
                    normal.append(' ');
                }
                blank = false;
                normal.append(c);
            }
        }
        return normal.toString();
    }

    /** The key that a token of a grammar of keys stands for: {@code star} and {@code pound} are signs too (appendix E). */
    static Optional<String> key(String token) {
        String key = switch (token) {
            case "star" -> "*";
            case "pound" -> "#";
            default -> token;
        };
        return key.length() == 1 && KEYS.contains(key) ? Optional.of(key) : Optional.empty();
    }

    /** Whether a token can be written without quotes in the ABNF form: it is an Nmtoken. */
    static boolean isPlain(String token) {
        return !token.isEmpty() && token.codePoints().allMatch(AbnfSigns::isOfWord);
    }

    /** Whether a text can name a rule (section 3.1): a Name of XML without {@code . : -}. */
    static boolean isRuleName(String text) {
        if (!isPlain(text) || text.chars().anyMatch(c -> c == '.' || c == ':' || c == '-' || c == 0xB7)) {
            return false;
        }
        int first = text.codePointAt(0);
        return Character.isLetter(first) || first == '_';
    }

    /** Whether a text is the name of a rule that no grammar may define (section 2.2.3). */
    static boolean isReserved(String name) {
        return name.equals("NULL") || name.equals("VOID") || name.equals("GARBAGE");
    }
}
