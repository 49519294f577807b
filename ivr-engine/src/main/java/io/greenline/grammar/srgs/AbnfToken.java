package io.greenline.grammar.srgs;

import io.greenline.source.SourceSpan;
import java.util.Optional;

/**
 * A word or sign of the ABNF form (appendix D).
 *
 * @param at where it begins
 * @param end the place after its last character
 * @param text what it says, without the signs around it
 * @param documentation the last documentation comment before it, without the signs around it (section 3.3)
 */
record AbnfToken(Kind kind, SourceSpan at, SourceSpan end, String text, Optional<String> documentation) {
    /** What a word or sign is. */
    enum Kind {
        /** A keyword or a token that is not quoted. */
        WORD,
        /** Between double quotes. */
        DOUBLE_QUOTED,
        /** Between single quotes; only meta declarations have it. */
        SINGLE_QUOTED,
        /** {@code $name}. */
        RULE_NAME,
        /** {@code $<uri>}, the text is the URI. */
        EXTERNAL,
        /** {@code <...>}: a URI in the header, a repeat in a rule. */
        ANGLE,
        /** {@code ~<...>}: a media type. */
        MEDIA_TYPE,
        /** {@code {...}} or <code>{!{...}!}</code>. */
        TAG,
        /** {@code /.../}: a weight. */
        WEIGHT,
        /** {@code !en-US}. */
        LANGUAGE,
        SEMICOLON,
        EQUALS,
        BAR,
        OPEN_GROUP,
        CLOSE_GROUP,
        OPEN_OPTION,
        CLOSE_OPTION,
        END
    }

    boolean is(Kind one) {
        return kind == one;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** How a finding names it. */
    String shown() {
        String line = Tokens.normalised(text);
        return switch (kind) {
            case WORD -> "'" + text + "'";
            case DOUBLE_QUOTED -> "\"" + line + "\"";
            case SINGLE_QUOTED -> "the text '" + line + "'";
            case RULE_NAME -> "$" + text;
            case EXTERNAL -> "$<" + line + ">";
            case ANGLE -> "<" + line + ">";
            case MEDIA_TYPE -> "~<" + line + ">";
            case TAG -> "the tag {" + line + "}";
            case WEIGHT -> "/" + line + "/";
            case LANGUAGE -> "!" + text;
            case SEMICOLON -> "';'";
            case EQUALS -> "'='";
            case BAR -> "'|'";
            case OPEN_GROUP -> "'('";
            case CLOSE_GROUP -> "')'";
            case OPEN_OPTION -> "'['";
            case CLOSE_OPTION -> "']'";
            case END -> "the end of the file";
        };
    }
}
