package io.greenline.telephony;

import java.util.Locale;

/**
 * A language of a dialplan as a BCP 47 tag, such as {@code zh-CN} or {@code en-US}.
 *
 * @param tag a well-formed tag in its canonical case
 */
public record Language(String tag) {
    public Language {
        Locale locale = new Locale.Builder().setLanguageTag(tag).build();
        if (locale.getLanguage().isEmpty() || !locale.toLanguageTag().equals(tag)) {
            throw new IllegalArgumentException("'%s' is not a language tag such as zh-CN or en-US".formatted(tag));
        }
    }

    /** Whether a text is a language tag in canonical form. */
    public static boolean isTag(String text) {
        Locale locale = Locale.forLanguageTag(text);
        return !locale.getLanguage().isEmpty() && locale.toLanguageTag().equals(text);
    }

    /** Whether both are the same language, wherever they are spoken: en-US and en-GB are. */
    public boolean isSameTongue(Language other) {
        return locale().getLanguage().equals(other.locale().getLanguage());
    }

    /** The locale that spells numbers, money and dates in this language. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
