package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.SpokenForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values in words: what a prompt says where it has a gap. The words hold no digit character, so no synthesiser has to
 * guess how to read one. Thread-safe.
 */
public final class SpokenValues {
    /** Beyond this a text is cut: nobody listens to more, and it would hold up the call. */
    static final int MAX_TEXT = 300;

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,12}(?:\\.[0-9]{1,6})?");
    private static final Pattern DIGITS = Pattern.compile("[-+*#0-9 ./()]{1,64}");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[- ./()]+");

    private final Currency currency;
    private final Map<Language, Wording> wordings = new ConcurrentHashMap<>();

    /** Spoken values whose amounts are in this currency. */
    public SpokenValues(Currency currency) {
        this.currency = currency;
    }

    /** The words of a value, never empty; a value that does not fit its form is said as text. */
    public String words(Fill fill, Language language) {
        Wording wording = wording(language);
        return switch (fill.form()) {
            case TEXT -> text(fill.value(), wording);
            case DIGITS ->
                digits(fill, language)
                        .map(groups -> groups.stream()
                                .map(group -> String.join(wording.space(), group))
                                .collect(Collectors.joining(wording.pause())))
                        .orElseGet(() -> text(fill.value(), wording));
            case NUMBER -> decimal(fill.value()).map(wording::number).orElseGet(() -> text(fill.value(), wording));
            case MONEY ->
                decimal(fill.value())
                        .map(amount -> wording.money(rounded(amount), currency))
                        .orElseGet(() -> text(fill.value(), wording));
            case DATE -> date(fill.value()).map(wording::date).orElseGet(() -> text(fill.value(), wording));
            case TIME -> time(fill.value()).map(wording::time).orElseGet(() -> text(fill.value(), wording));
        };
    }

    /**
     * The digits of a value that has the form DIGITS, in the groups in which a person would read them out.
     *
     * @return empty where the value is not made of digits, or the form is another
     */
    Optional<List<List<String>>> digits(Fill fill, Language language) {
        String value = fill.value().strip();
        if (fill.form() != SpokenForm.DIGITS || !DIGITS.matcher(value).matches()) {
            return Optional.empty();
        }
        List<List<String>> groups = new ArrayList<>();
        String[] parts = BETWEEN_GROUPS.split(value, -1);
        for (String part : parts) {
            for (String group : parts.length == 1 ? grouped(part) : List.of(part)) {
                if (!group.isEmpty()) {
                    groups.add(each(group, wording(language)));
                }
            }
        }
        return groups.isEmpty() ? Optional.empty() : Optional.of(groups);
    }

    /** Every digit in a value, said one by one: what is left when the value itself cannot be synthesised in time. */
    List<String> digitsWithin(String value, Language language) {
        Wording wording = wording(language);
        return value.codePoints()
                .filter(Character::isDigit)
                .limit(64)
                .mapToObj(digit -> wording.digit(Character.digit(digit, 10)))
                .toList();
    }

    /** The words that a clip each is kept of in a language that has gaps. */
    List<String> vocabulary(Language language) {
        Wording wording = wording(language);
        List<String> words = new ArrayList<>(wording.vocabulary());
        for (int digit = 0; digit <= 9; digit++) {
            words.add(wording.digit(digit));
        }
        for (int sign : new int[] {'+', '*', '#'}) {
            words.add(wording.sign(sign));
        }
        return words.stream().distinct().filter(SpokenValues::canBeSaid).toList();
    }

    List<String> split(String phrase, Language language) {
        return wording(language).split(phrase);
    }

    /** Whether a text holds anything but punctuation. */
    static boolean canBeSaid(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private Wording wording(Language language) {
        return wordings.computeIfAbsent(language, one -> Wording.of(one.locale()));
    }

    private static List<String> each(String group, Wording wording) {
        return group.chars()
                .mapToObj(sign -> Character.isDigit(sign) ? wording.digit(sign - '0') : wording.sign(sign))
                .toList();
    }

    /** Up to four together; a mobile number three, four, four; else fours or threes, a single last one joined. */
    private static List<String> grouped(String digits) {
        int length = digits.length();
        int size = length <= 4 || length % 4 == 0 ? 4 : 3;
        List<String> groups = new ArrayList<>();
        int from = 0;
        while (from < length) {
            int left = length - from;
            int take = left <= 4 ? left : size;
            groups.add(digits.substring(from, from + take));
            from += take;
            size = length == 11 ? 4 : size;
        }
        return groups;
    }

    private static String text(String value, Wording wording) {
        StringBuilder words = new StringBuilder();
        value.codePoints().limit(MAX_TEXT).forEach(sign -> {
            if (Character.isDigit(sign)) {
                words.append(wording.space())
                        .append(wording.textDigit(Character.digit(sign, 10)))
                        .append(wording.space());
            } else {
                words.appendCodePoint(Character.isISOControl(sign) ? ' ' : sign);
            }
        });
        String tidy = words.toString().replaceAll("\\s+", " ").strip();
        return canBeSaid(tidy) ? tidy : wording.unknown();
    }

    private static Optional<BigDecimal> decimal(String value) {
        String trimmed = value.strip();
        return DECIMAL.matcher(trimmed).matches() ? Optional.of(new BigDecimal(trimmed)) : Optional.empty();
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(Math.clamp(currency.getDefaultFractionDigits(), 0, 2), RoundingMode.HALF_UP);
    }

    /** A date and time: each form says its part of it. */
    private static boolean isBoth(String value) {
        return value.indexOf('T') > 0;
    }

    private static Optional<LocalDate> date(String value) {
        try {
            String stripped = value.strip();
            LocalDate date = isBoth(stripped) ? LocalDateTime.parse(stripped).toLocalDate() : LocalDate.parse(stripped);
            return date.getYear() >= 1 && date.getYear() <= 9999 ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException notADate) {
            return Optional.empty(); // said as text
        }
    }

    private static Optional<LocalTime> time(String value) {
        try {
            String stripped = value.strip();
            return Optional.of(
                    isBoth(stripped) ? LocalDateTime.parse(stripped).toLocalTime() : LocalTime.parse(stripped));
        } catch (DateTimeException notATime) {
            return Optional.empty(); // said as text
        }
    }
}
