package io.greenline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.calendar.Opening.State;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendars of the sample hotline over China's year 2026. */
class SampleCalendarsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Calendars sample() {
        CalendarLoader.Result result = CalendarLoader.load(Path.of("../dialplans/calendars.yaml"));
        assertThat(result.diagnostics()).isEmpty();
        return ((CalendarLoader.Loaded) result).calendars();
    }

    private static Opening at(String calendar, String shown) {
        return sample().at(new CalendarName(calendar), Instant.parse(shown + ":00+08:00"), Overrides.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "always, 2026-02-17T03:00, OPEN always",
        "office, 2026-02-13T19:59, OPEN mon-fri 08:00-20:00",
        "office, 2026-02-14T08:00, OPEN moved workday 08:00-20:00",
        "office, 2026-02-14T20:00, CLOSED outside moved workday 08:00-20:00 -> 2026-02-24T08:00+08:00",
        "office, 2026-02-17T09:00, HOLIDAY holiday 春节 -> 2026-02-24T08:00+08:00",
        "office, 2026-12-31T20:00, CLOSED outside mon-fri 08:00-20:00 -> 2027-01-02T09:00+08:00",
        "office, 2027-01-01T09:00, HOLIDAY holiday 元旦 -> 2027-01-02T09:00+08:00",
        "sign-language, 2026-10-01T09:00, OPEN holiday 国庆节 09:00-12:00",
        "sign-language, 2026-10-10T13:30, OPEN moved workday 13:30-18:00",
    })
    void theSampleKnowsTheYear(String calendar, String shown, String told) {
        assertThat(Sample.told(at(calendar, shown))).isEqualTo(told);
    }

    @Test
    void theYear2026HasTheDaysOfRestThatWereAnnounced() {
        Calendars calendars = sample();
        List<LocalDate> weekdaysOff = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
                .filter(day -> noon(calendars, day) == State.HOLIDAY)
                .toList();
        List<LocalDate> sundaysWorked = LocalDate.of(2026, 1, 4)
                .datesUntil(LocalDate.of(2027, 1, 1), java.time.Period.ofWeeks(1))
                .filter(day -> noon(calendars, day) == State.OPEN)
                .toList();
        // The law gives 13 days, whatever weekday they are; six more are exchanged for days of rest, two of them
        // Sundays.
        assertThat(weekdaysOff).hasSize(13 + 6);
        assertThat(sundaysWorked).containsExactly(LocalDate.of(2026, 1, 4), LocalDate.of(2026, 9, 20));
    }

    private static State noon(Calendars calendars, LocalDate day) {
        Instant noon = day.atTime(12, 0).atZone(SHANGHAI).toInstant();
        return calendars.at(new CalendarName("office"), noon, Overrides.NONE).state();
    }

    @Test
    void aListThatEndsSoonIsToldBeforeItEndsAndAfter() {
        Calendars calendars = sample();
        assertThat(calendars.runningOut(Instant.parse("2026-11-30T00:00:00Z"))).isEmpty();
        for (String late : List.of("2026-12-01T00:00:00Z", "2027-02-01T00:00:00Z")) {
            assertThat(calendars.runningOut(Instant.parse(late)))
                    .singleElement()
                    .asString()
                    .matches(".*/calendars.yaml:\\d+:13: warning: the holidays of 'china' are complete until 2026-12-31"
                            + " only; add those of 2027, then change 'covers' \\[holidays-run-out]");
        }
    }
}
