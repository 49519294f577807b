package io.greenline.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** How one language says values. Thread-safe. */
sealed interface Wording permits ChineseWording, EnglishWording, GeneralWording {
    /** The wording of a language; Mandarin and English have their own, all others follow ICU's rules. */
    static Wording of(Locale locale) {
        return switch (locale.getLanguage()) {
            case "zh", "cmn" -> new ChineseWording();
            case "en" -> new EnglishWording();
            default -> new GeneralWording(locale);
        };
    }

    /** One digit of a telephone or account number, 0 to 9. */
    String digit(int digit);

    /** One digit inside a text, 0 to 9. */
    String textDigit(int digit);

    /** A sign that stands among digits: one of {@code + * #}. */
    String sign(int sign);

    String number(BigDecimal number);

    /** An amount, already rounded to the currency's smallest unit. */
    String money(BigDecimal amount, Currency currency);

    /** A date of the years 1 to 9999. */
    String date(LocalDate date);

    String time(LocalTime time);

    /** What stands between two words. */
    String space();

    /** What stands between two groups of digits. */
    String pause();

    /** Said in place of a value that is empty. */
    String unknown();

    /** The words that numbers, money, dates and times are made of; one clip each. */
    List<String> vocabulary();

    /** The words of a phrase, as the vocabulary has them. */
    List<String> split(String phrase);

    /** ICU's rules for cardinal numbers; a format is not thread-safe, so each use makes its own copy. */
    static String spell(RuleBasedNumberFormat rules, long number) {
        return rules.clone().format(number);
    }

    static RuleBasedNumberFormat rules(Locale locale) {
        return new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    }

    /** The whole units and the hundredths of an amount that is not negative. */
    record Parts(long units, int hundredths) {
        static Parts of(BigDecimal amount) {
            long all = amount.abs().movePointRight(2).longValueExact();
            return new Parts(all / 100, (int) (all % 100));
        }
    }
}
