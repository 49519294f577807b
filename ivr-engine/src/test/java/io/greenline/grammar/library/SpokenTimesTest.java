package io.greenline.grammar.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.RuleBasedNumberFormat;
import io.greenline.grammar.Grammar;
import io.greenline.telephony.Language;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every minute of a day and every day of a year can be said; days that no month has cannot. */
class SpokenTimesTest {
    private static final RuleBasedNumberFormat ENGLISH = spellout(Library.ENGLISH);
    private static final RuleBasedNumberFormat MANDARIN = spellout(Library.MANDARIN);
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyMinuteOfTheDayCanBeSaidInMandarin() {
        Grammar times = Library.grammar("times", Library.MANDARIN);
        for (int hour = 0; hour < 24; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                String said = hourInMandarin(hour) + "点" + (minute == 0 ? "" : MANDARIN.format(minute) + "分");
                expect(times, said, "{hour: %d, minute: %d}".formatted(hour, minute));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyMinuteOfTheDayCanBeSaidInEnglish() {
        Grammar times = Library.grammar("times", Library.ENGLISH);
        for (int hour = 0; hour < 24; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                String said =
                        ENGLISH.format((hour + 11) % 12 + 1) + minutesInEnglish(minute) + (hour < 12 ? " am" : " pm");
                expect(times, said.replace('-', ' '), "{hour: %d, minute: %d}".formatted(hour, minute));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyDayOfTheYearCanBeSaidInMandarinAndNoOther() {
        Grammar dates = Library.grammar("dates", Library.MANDARIN);
        for (int month = 1; month <= 12; month++) {
            for (int day = 0; day <= 40; day++) {
                String said =
                        MANDARIN.format(month) + "月" + MANDARIN.format(day).replace('〇', '零') + "号";
                expectDay(dates, said, month, day);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyDayOfTheYearCanBeSaidInEnglishAndNoOther() {
        Grammar dates = Library.grammar("dates", Library.ENGLISH);
        for (int month = 1; month <= 12; month++) {
            for (int day = 0; day <= 40; day++) {
                String ordinal = ENGLISH.format(day, "%spellout-ordinal").replace('-', ' ');
                String cardinal = ENGLISH.format(day).replace('-', ' ');
                String name = MONTHS.get(month - 1);
                expectDay(dates, name + ' ' + ordinal, month, day);
                expectDay(dates, name + ' ' + cardinal, month, day);
                expectDay(dates, "the " + ordinal + " of " + name, month, day);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void expectDay(Grammar dates, String said, int month, int day) {
        // 2028 is a leap year: without a year, February has 29 days.
        boolean exists = day >= 1 && day <= YearMonth.of(2028, month).lengthOfMonth();
        List<String> heard = Library.told(Library.meanings(dates, said));
        List<String> wanted = exists ? List.of("{month: %d, day: %d}".formatted(month, day)) : List.of();
        note(said, heard, wanted);
    }

    private void expect(Grammar grammar, String said, String wanted) {
        note(said, Library.told(Library.meanings(grammar, said)), List.of(wanted));
    }

    private void note(String said, List<String> heard, List<String> wanted) {
        if (!heard.equals(wanted)) {
            wrong.add("'%s' is heard as %s, not %s".formatted(said, heard, wanted));
        }
    }

    private static String hourInMandarin(int hour) {
        return switch (hour) {
            case 0 -> "零";
            case 2 -> "两";
            default -> MANDARIN.format(hour);
        };
    }

    private static String minutesInEnglish(int minute) {
        if (minute == 0) {
            return "";
        }
        return (minute < 10 ? " oh " : " ") + ENGLISH.format(minute);
    }

    private static RuleBasedNumberFormat spellout(Language language) {
        Locale locale = language.locale();
        return new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    }
}
