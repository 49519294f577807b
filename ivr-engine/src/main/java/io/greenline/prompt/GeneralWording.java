package io.greenline.prompt;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Any language that ICU and the JDK know: their long forms, each number in them spelled out. Correct, if not polished. */
final class GeneralWording implements Wording {
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");
    private static final Pattern WORDS = Pattern.compile("[\\s,]+");

    private final Locale locale;
    private final RuleBasedNumberFormat rules;

    GeneralWording(Locale locale) {
        this.locale = locale;
        this.rules = Wording.rules(locale);
    }

    @Override
    public String digit(int digit) {
        return Wording.spell(rules, digit);
    }

    @Override
    public String textDigit(int digit) {
        return digit(digit);
    }

    @Override
    public String sign(int sign) {
        // The synthesiser names it: there is no table of these words for every language.
        return Character.toString(sign);
    }

    @Override
    public String number(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        RuleBasedNumberFormat own = rules.clone();
        return shortest.scale() <= 0 ? own.format(shortest.longValue()) : own.format(shortest.doubleValue());
    }

    @Override
    public String money(BigDecimal amount, Currency currency) {
        ULocale uLocale = ULocale.forLocale(locale);
        String form = PluralRules.forLocale(uLocale).select(amount.abs().doubleValue());
        String name = com.ibm.icu.util.Currency.getInstance(currency.getCurrencyCode())
                .getName(uLocale, com.ibm.icu.util.Currency.PLURAL_LONG_NAME, form, null);
        return number(amount) + " " + name;
    }

    @Override
    public String date(LocalDate date) {
        return spelled(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date));
    }

    @Override
    public String time(LocalTime time) {
        return spelled(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(time));
    }

    @Override
    public String space() {
        return " ";
    }

    @Override
    public String pause() {
        return ", ";
    }

    @Override
    public String unknown() {
        return "?";
    }

    @Override
    public List<String> vocabulary() {
        return IntStream.rangeClosed(0, 9).mapToObj(this::digit).distinct().toList();
    }

    @Override
    public List<String> split(String phrase) {
        return WORDS.splitAsStream(phrase).filter(word -> !word.isEmpty()).toList();
    }

    private String spelled(String text) {
        return NUMBER.matcher(text.replace(':', ' '))
                .replaceAll(found -> Wording.spell(rules, Long.parseLong(found.group())));
    }
}
