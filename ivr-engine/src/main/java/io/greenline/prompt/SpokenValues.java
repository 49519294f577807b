package io.greenline.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import io.greenline.telephony.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says values in words, so that no synthesiser has to guess: numbers, money, dates, times and digits in Mandarin and
 * English, and by ICU's rules in any other language. Thread-safe.
 */
public final class SpokenValues {
    private static final String CHINESE = "zh";
    private static final String ENGLISH = "en";
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private final Language language;
    private final String currency;

    /**
     * Values in one language.
     *
     * @param currency ISO 4217 code in which money is meant
     */
    public SpokenValues(Language language, String currency) {
        this.language = language;
        this.currency = currency;
    }

    /** The value in words; a value that does not fit its form is said as it stands. */
    public String words(Fill fill) {
        Optional<String> words = switch (fill.form()) {
            case TEXT -> Optional.empty();
            case DIGITS -> Optional.of(digits(fill.value()));
            case NUMBER -> decimal(fill.value()).map(this::number);
            case MONEY -> decimal(fill.value()).map(this::money);
            case DATE -> date(fill.value());
            case TIME -> time(fill.value());
        };
        return words.orElse(fill.value());
    }

    /** Digit by digit; what is no digit is left out, except a leading plus. */
    public String digits(String value) {
        return value.chars()
                .filter(c -> (c >= '0' && c <= '9') || c == '+')
                .mapToObj(c -> digit((char) c))
                .collect(Collectors.joining(chinese() ? "" : " "));
    }

    /** One digit, as it is said in a telephone number: in Mandarin one is yao. */
    public String digit(char digit) {
        if (chinese()) {
            return digit == '+' ? "加" : String.valueOf("零幺二三四五六七八九".charAt(digit - '0'));
        }
        return digit == '+' ? "plus" : spell(BigDecimal.valueOf(digit - '0'));
    }

    private String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return chinese() ? liang(spell(plain)) : spell(plain);
    }

    private String money(BigDecimal value) {
        BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP);
        BigDecimal amount = rounded.abs();
        long units = amount.longValue();
        int hundredths =
                amount.subtract(BigDecimal.valueOf(units)).movePointRight(2).intValue();
        String words = chinese() ? chineseMoney(units, hundredths) : westernMoney(units, hundredths);
        if (rounded.signum() >= 0) {
            return words;
        }
        return chinese() ? "负" + words : "minus " + words;
    }

    private String chineseMoney(long units, int hundredths) {
        String unit = currency.equals("CNY") ? "元" : "美元";
        String whole = units == 0 && hundredths > 0 ? "" : liangAlone(units) + unit;
        if (hundredths == 0) {
            return whole;
        }
        int jiao = hundredths / 10;
        int fen = hundredths % 10;
        String tenths = jiao > 0 ? liangAlone(jiao) + "角" : whole.isEmpty() ? "" : "零";
        return whole + tenths + (fen > 0 ? liangAlone(fen) + "分" : "");
    }

    private String westernMoney(long units, int hundredths) {
        boolean yuan = currency.equals("CNY");
        String whole = spell(BigDecimal.valueOf(units)) + " " + (yuan ? "yuan" : units == 1 ? "dollar" : "dollars");
        if (hundredths == 0) {
            return whole;
        }
        String part = spell(BigDecimal.valueOf(hundredths)) + " " + (yuan ? "fen" : hundredths == 1 ? "cent" : "cents");
        return units == 0 ? part : whole + " and " + part;
    }

    private Optional<String> date(String value) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (chinese()) {
                String year = Integer.toString(date.getYear())
                        .chars()
                        .mapToObj(c -> String.valueOf("零一二三四五六七八九".charAt(c - '0')))
                        .collect(Collectors.joining());
                return Optional.of(year + "年" + spell(date.getMonthValue()) + "月" + spell(date.getDayOfMonth()) + "日");
            }
            String month = date.getMonth().getDisplayName(TextStyle.FULL, locale());
            return Optional.of("%s %s, %s".formatted(month, ordinal(date.getDayOfMonth()), year(date.getYear())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Optional<String> time(String value) {
        try {
            LocalTime time = LocalTime.parse(value);
            return Optional.of(chinese() ? chineseTime(time) : westernTime(time));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private String chineseTime(LocalTime time) {
        String hour = liangAlone(time.getHour()) + "点";
        if (time.getMinute() == 0) {
            return hour + "整";
        }
        return hour + (time.getMinute() < 10 ? "零" : "") + spell(time.getMinute()) + "分";
    }

    private String westernTime(LocalTime time) {
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        String minutes = time.getMinute() == 0 ? "" : (time.getMinute() < 10 ? " oh " : " ") + spell(time.getMinute());
        String half = time.getHour() < 12 ? " a.m." : " p.m.";
        return spell(hour) + minutes + (language.locale().getLanguage().equals(ENGLISH) ? half : "");
    }

    /** Two before a measure word or a large unit is liang, not er: two thousand, two yuan, two o'clock. */
    private String liangAlone(long value) {
        return value == 2 ? "两" : liang(spell(BigDecimal.valueOf(value)));
    }

    private static String liang(String words) {
        return words.replaceAll("(?<!十)二(?=千)", "两")
                .replaceAll("(?<=^|[负万亿])二(?=百)", "两")
                .replaceAll("(?<=^|[负亿])二(?=[万亿])", "两");
    }

    private String spell(long value) {
        return spell(BigDecimal.valueOf(value));
    }

    private String spell(BigDecimal value) {
        return spellout().format(value).replace('−', '-').replace("\u00ad", "").replace("〇", "零");
    }

    private String ordinal(int value) {
        return spellout().format(value, "%spellout-ordinal").replace("\u00ad", "");
    }

    private String year(int value) {
        return spellout().format(value, "%spellout-numbering-year").replace("\u00ad", "");
    }

    /** A format is cheap beside speaking, and not thread-safe. */
    private RuleBasedNumberFormat spellout() {
        return new RuleBasedNumberFormat(ULocale.forLocale(locale()), RuleBasedNumberFormat.SPELLOUT);
    }

    private Locale locale() {
        return language.locale();
    }

    private boolean chinese() {
        return language.locale().getLanguage().equals(CHINESE);
    }

    private static Optional<BigDecimal> decimal(String value) {
        try {
            BigDecimal number = new BigDecimal(value.strip());
            boolean speakable = number.abs().compareTo(LARGEST) < 0 && number.scale() <= 9;
            return speakable ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
