package io.greenline.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mandarin as it is spoken on the telephone: yao for one among digits, liang for two before a unit.
 *
 * <p>ICU knows neither and writes zero as a circle; the rest of its rules is used.
 */
final class ChineseWording implements Wording {
    private static final String YEAR_DIGITS = "零一二三四五六七八九";
    private static final String LINE_DIGITS = "零幺二三四五六七八九";
    /** Two before thousand, ten thousand or a hundred million is liang, but never as the ones of a bigger count. */
    private static final Pattern TWO_OF_A_UNIT = Pattern.compile("(?<![十零])二(?=[千万亿])");

    private static final Pattern TWO_HUNDRED_FIRST = Pattern.compile("^二(?=百)");
    private static final int FEN_PER_JIAO = 10;

    /** Loaded with the first value: ICU's rules take a tenth of a second, which a start does not have to wait for. */
    private static final class Rules {
        static final RuleBasedNumberFormat MANDARIN = Wording.rules(Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public String digit(int digit) {
        return LINE_DIGITS.substring(digit, digit + 1);
    }

    @Override
    public String textDigit(int digit) {
        return YEAR_DIGITS.substring(digit, digit + 1);
    }

    @Override
    public String sign(int sign) {
        return switch (sign) {
            case '+' -> "加";
            case '*' -> "星号";
            default -> "井号";
        };
    }

    @Override
    public String number(BigDecimal number) {
        String whole = cardinal(number.abs().longValue());
        BigDecimal shortest = number.stripTrailingZeros();
        String fraction = shortest.scale() <= 0 ? "" : "点" + digits(fractionOf(shortest));
        return minus(number) + whole + fraction;
    }

    @Override
    public String money(BigDecimal amount, Currency currency) {
        return minus(amount)
                + switch (currency.getCurrencyCode()) {
                    case "CNY" -> yuan(Parts.of(amount));
                    case "USD" -> dollars(Parts.of(amount));
                    default -> counted(amount.abs(), nameOf(currency));
                };
    }

    @Override
    public String date(LocalDate date) {
        return "%s年%s月%s日"
                .formatted(
                        digits(Integer.toString(date.getYear())),
                        cardinal(date.getMonthValue()),
                        cardinal(date.getDayOfMonth()));
    }

    @Override
    public String time(LocalTime time) {
        String hour = count(time.getHour()) + "点";
        String seconds = time.getSecond() == 0 ? "" : cardinal(time.getSecond()) + "秒";
        if (time.getMinute() == 0) {
            return hour + (seconds.isEmpty() ? "整" : "零" + seconds);
        }
        String zero = time.getMinute() < 10 ? "零" : "";
        return hour + zero + cardinal(time.getMinute()) + "分" + seconds;
    }

    @Override
    public String space() {
        return "";
    }

    @Override
    public String pause() {
        return "，";
    }

    @Override
    public String unknown() {
        return "未知";
    }

    @Override
    public List<String> vocabulary() {
        return split(YEAR_DIGITS + "幺十百千万亿两点负元角分年月日整秒");
    }

    @Override
    public List<String> split(String phrase) {
        return phrase.codePoints().mapToObj(Character::toString).toList();
    }

    private static String cardinal(long number) {
        String words = Wording.spell(Rules.MANDARIN, number).replace('〇', '零');
        String thousands = TWO_OF_A_UNIT.matcher(words).replaceAll("两");
        return TWO_HUNDRED_FIRST.matcher(thousands).replaceAll("两");
    }

    /** A number before what it counts: two things are liang, twelve things are not. */
    private static String count(long number) {
        return number == 2 ? "两" : cardinal(number);
    }

    private static String minus(BigDecimal number) {
        return number.signum() < 0 ? "负" : "";
    }

    private static String yuan(Parts amount) {
        int jiao = amount.hundredths() / FEN_PER_JIAO;
        int fen = amount.hundredths() % FEN_PER_JIAO;
        StringBuilder words = new StringBuilder();
        if (amount.units() > 0 || amount.hundredths() == 0) {
            words.append(count(amount.units())).append('元');
        }
        if (jiao > 0) {
            words.append(count(jiao)).append('角');
        } else if (fen > 0 && amount.units() > 0) {
            words.append('零');
        }
        if (fen > 0) {
            words.append(jiao > 0 || amount.units() > 0 ? cardinal(fen) : count(fen))
                    .append('分');
        }
        return words.toString();
    }

    private static String dollars(Parts amount) {
        String cents = amount.hundredths() == 0 ? "" : count(amount.hundredths()) + "美分";
        return amount.units() == 0 && !cents.isEmpty() ? cents : count(amount.units()) + "美元" + cents;
    }

    private String counted(BigDecimal amount, String unit) {
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return (whole ? count(amount.longValue()) : number(amount)) + unit;
    }

    private static String nameOf(Currency currency) {
        return com.ibm.icu.util.Currency.getInstance(currency.getCurrencyCode())
                .getName(ULocale.SIMPLIFIED_CHINESE, com.ibm.icu.util.Currency.LONG_NAME, null);
    }

    private static String fractionOf(BigDecimal number) {
        String plain = number.toPlainString();
        return plain.substring(plain.indexOf('.') + 1);
    }

    private static String digits(String digits) {
        return digits.chars()
                .mapToObj(digit -> YEAR_DIGITS.substring(digit - '0', digit - '0' + 1))
                .collect(Collectors.joining());
    }
}
