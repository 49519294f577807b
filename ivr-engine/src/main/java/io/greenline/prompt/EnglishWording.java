package io.greenline.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** English as Americans say it: no "and" inside a number, twelve hours, the month before the day. */
final class EnglishWording implements Wording {
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final String WORDS = """
            ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
            twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion point minus and oh
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
            fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
            January February March April May June July August September October November December
            yuan fen dollar dollars cent cents a.m. p.m. noon midnight
            """;

    /** Loaded with the first value: ICU's rules take a tenth of a second, which a start does not have to wait for. */
    private static final class Rules {
        static final RuleBasedNumberFormat ENGLISH = Wording.rules(Locale.US);
    }

    @Override
    public String digit(int digit) {
        return DIGITS.get(digit);
    }

    @Override
    public String textDigit(int digit) {
        return DIGITS.get(digit);
    }

    @Override
    public String sign(int sign) {
        return switch (sign) {
            case '+' -> "plus";
            case '*' -> "star";
            default -> "pound";
        };
    }

    @Override
    public String number(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        String whole = minus(number) + spell(number.abs().longValue());
        if (shortest.scale() <= 0) {
            return whole;
        }
        String plain = shortest.toPlainString();
        return whole
                + plain.substring(plain.indexOf('.') + 1)
                        .chars()
                        .mapToObj(digit -> " " + spell(digit - '0'))
                        .collect(Collectors.joining("", " point", ""));
    }

    @Override
    public String money(BigDecimal amount, Currency currency) {
        return minus(amount)
                + switch (currency.getCurrencyCode()) {
                    case "CNY" -> both(Parts.of(amount), new Unit("yuan", "yuan"), new Unit("fen", "fen"));
                    case "USD" -> both(Parts.of(amount), new Unit("dollar", "dollars"), new Unit("cent", "cents"));
                    default -> number(amount.abs()) + " " + nameOf(currency, amount.abs());
                };
    }

    @Override
    public String date(LocalDate date) {
        String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return "%s %s, %s"
                .formatted(month, rule(date.getDayOfMonth(), "ordinal"), rule(date.getYear(), "numbering-year"));
    }

    @Override
    public String time(LocalTime time) {
        String seconds =
                time.getSecond() == 0 ? "" : " and " + new Unit("second", "seconds").of(this, time.getSecond());
        if (time.getMinute() == 0 && time.getHour() % 12 == 0) {
            return (time.getHour() == 0 ? "midnight" : "twelve noon") + seconds;
        }
        String hour = spell(time.getHour() % 12 == 0 ? 12 : time.getHour() % 12);
        String half = time.getHour() < 12 ? "a.m." : "p.m.";
        return "%s%s %s%s".formatted(hour, minutes(time.getMinute()), half, seconds);
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
        return "unknown";
    }

    @Override
    public List<String> vocabulary() {
        return Stream.concat(DIGITS.stream(), split(WORDS.replace('\n', ' ')).stream())
                .toList();
    }

    @Override
    public List<String> split(String phrase) {
        return Arrays.stream(phrase.split("[ ,-]+", -1))
                .flatMap(word -> word.isEmpty() ? Stream.empty() : Stream.of(word))
                .toList();
    }

    private record Unit(String one, String many) {
        String of(EnglishWording words, long count) {
            return words.spell(count) + " " + (count == 1 ? one : many);
        }
    }

    private String both(Parts amount, Unit whole, Unit hundredth) {
        if (amount.hundredths() == 0) {
            return whole.of(this, amount.units());
        }
        String small = hundredth.of(this, amount.hundredths());
        return amount.units() == 0 ? small : whole.of(this, amount.units()) + " and " + small;
    }

    private String minutes(int minute) {
        if (minute == 0) {
            return "";
        }
        return (minute < 10 ? " oh " : " ") + spell(minute);
    }

    private String nameOf(Currency currency, BigDecimal amount) {
        String form = amount.compareTo(BigDecimal.ONE) == 0 ? "one" : "other";
        return com.ibm.icu.util.Currency.getInstance(currency.getCurrencyCode())
                .getName(ULocale.US, com.ibm.icu.util.Currency.PLURAL_LONG_NAME, form, null);
    }

    private String spell(long number) {
        return Wording.spell(Rules.ENGLISH, number);
    }

    private String rule(long number, String rule) {
        return Rules.ENGLISH.clone().format(number, "%spellout-" + rule);
    }

    private static String minus(BigDecimal number) {
        return number.signum() < 0 ? "minus " : "";
    }
}
