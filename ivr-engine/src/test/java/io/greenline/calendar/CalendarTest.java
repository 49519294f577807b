package io.greenline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.calendar.Opening.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weeks, part days, holidays, moved workdays, year ends, nights: what a caller is told at which moment. */
class CalendarTest {
    private static final String SHANGHAI = "time-zone: Asia/Shanghai, ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-02T07:59:59 | CLOSED outside mon-fri 08:00-12:00, 13:30-18:00 -> 2026-03-02T08:00+08:00
            2026-03-02T08:00    | OPEN mon-fri 08:00-12:00
            2026-03-02T11:59:59 | OPEN mon-fri 08:00-12:00
            2026-03-02T12:00    | CLOSED outside mon-fri 08:00-12:00, 13:30-18:00 -> 2026-03-02T13:30+08:00
            2026-03-02T13:30    | OPEN mon-fri 13:30-18:00
            2026-03-02T18:00    | CLOSED outside mon-fri 08:00-12:00, 13:30-18:00 -> 2026-03-03T08:00+08:00
            2026-03-06T18:00    | CLOSED outside mon-fri 08:00-12:00, 13:30-18:00 -> 2026-03-07T09:00+08:00
            2026-03-07T12:00    | CLOSED outside sat 09:00-12:00 -> 2026-03-09T08:00+08:00
            2026-03-08T09:00    | CLOSED closed on sun -> 2026-03-09T08:00+08:00
            """)
    void aUsualWeekIsOpenFromTheFirstMinuteOfItsHoursToTheLast(String shown, String told) {
        Sample office = Sample.of(SHANGHAI + "open: {mon-fri: [08:00-12:00, 13:30-18:00], sat: 09:00-12:00}");
        assertThat(office.told(shown)).isEqualTo(told);
    }

    @Test
    void whatIsAlwaysOpenIsOpenAtEveryHour() {
        Sample duty = Sample.of(SHANGHAI + "open: always");
        for (String shown : new String[] {"2026-03-08T00:00", "2026-03-08T23:59:59", "2027-01-01T03:00"}) {
            assertThat(duty.told(shown)).isEqualTo("OPEN always");
        }
    }

    @Test
    void theHoursAreThoseOfTheCalendarsZoneNotOfTheMachines() {
        Instant moment = Instant.parse("2026-03-02T00:30:00Z");
        assertThat(Sample.of(SHANGHAI + "open: {daily: 08:00-09:00}").at(moment).state())
                .isEqualTo(State.OPEN);
        Opening inBerlin = Sample.of("time-zone: Europe/Berlin, open: {daily: 08:00-09:00}")
                .at(moment);
        assertThat(Sample.told(inBerlin)).isEqualTo("CLOSED outside daily 08:00-09:00 -> 2026-03-02T08:00+01:00");
        assertThat(inBerlin.opens()).get().extracting(next -> next.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-31T22:00    | OPEN thu-fri 22:00-06:00
            2027-01-01T00:00    | OPEN thu-fri 22:00-06:00
            2027-01-01T05:59:59 | OPEN thu-fri 22:00-06:00
            2027-01-01T06:00    | CLOSED outside thu-fri 22:00-06:00 -> 2027-01-01T22:00+08:00
            2027-01-02T05:59    | OPEN thu-fri 22:00-06:00
            2027-01-02T06:00    | CLOSED closed on sat -> 2027-01-07T22:00+08:00
            """)
    void nightHoursGoOnPastMidnightAndPastTheYear(String shown, String told) {
        assertThat(Sample.of(SHANGHAI + "open: {thu-fri: 22:00-06:00}").told(shown))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-09-30T22:30 | OPEN daily 22:00-06:00
            2026-10-01T00:00 | OPEN daily 22:00-06:00
            2026-10-01T06:00 | HOLIDAY holiday 国庆节 -> 2026-10-03T22:00+08:00
            2026-10-01T22:30 | HOLIDAY holiday 国庆节 -> 2026-10-03T22:00+08:00
            2026-10-02T23:59 | HOLIDAY holiday 国庆节 -> 2026-10-03T22:00+08:00
            2026-10-03T00:00 | CLOSED outside daily 22:00-06:00 -> 2026-10-03T22:00+08:00
            2026-10-03T22:00 | OPEN daily 22:00-06:00
            """)
    void hoursBelongToTheDayOnWhichTheyBegin(String shown, String told) {
        Sample nights = Sample.of(
                SHANGHAI + "open: {daily: 22:00-06:00}, holidays: list",
                "days: [{from: 2026-10-01, to: 2026-10-02, name: 国庆节}]");
        assertThat(nights.told(shown)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-09-30T23:59:59 | OPEN always
            2026-10-01T00:00    | HOLIDAY holiday 国庆节 -> 2026-10-02T00:00+08:00
            2026-10-01T23:59:59 | HOLIDAY holiday 国庆节 -> 2026-10-02T00:00+08:00
            2026-10-02T00:00    | OPEN always
            """)
    void aHolidayBeginsAtMidnightForThoseWhoAreAlwaysOpen(String shown, String told) {
        Sample duty = Sample.of(SHANGHAI + "open: always, holidays: list", "days: [{on: 2026-10-01, name: 国庆节}]");
        assertThat(duty.told(shown)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-24T07:00 | CLOSED outside daily 08:00-12:00 -> 2026-12-24T08:00+08:00
            2026-12-24T11:59 | OPEN daily 08:00-12:00
            2026-12-24T12:00 | HOLIDAY holiday 平安夜 12:00-24:00 -> 2026-12-25T08:00+08:00
            2026-12-25T09:00 | OPEN daily 08:00-10:00
            2026-12-25T10:00 | HOLIDAY holiday 点检 10:00-11:00 -> 2026-12-25T11:00+08:00
            2026-12-25T11:00 | OPEN daily 11:00-18:00
            """)
    void aPartOfADayIsCutOutOfTheHours(String shown, String told) {
        Sample office = Sample.of(
                SHANGHAI + "open: {daily: [08:00-18:00]}, holidays: list",
                "days:",
                "- {on: 2026-12-24, closed: 12:00-24:00, name: 平安夜}",
                "- {on: 2026-12-25, closed: 10:00-11:00, name: 点检}");
        assertThat(office.told(shown)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-10-01T09:59 | HOLIDAY holiday 国庆节 -> 2026-10-01T10:00+08:00
            2026-10-01T10:00 | OPEN holiday 国庆节 10:00-16:00
            2026-10-01T16:00 | HOLIDAY holiday 国庆节 -> 2026-10-02T08:00+08:00
            2026-12-24T11:00 | OPEN daily 08:00-12:00
            2026-12-24T15:59 | OPEN holiday 平安夜 12:00-24:00 12:00-16:00
            2026-12-24T16:00 | HOLIDAY holiday 平安夜 12:00-24:00 -> 2026-12-25T08:00+08:00
            """)
    void onHolidaysTheHoursOfHolidaysCount(String shown, String told) {
        Sample office = Sample.of(
                SHANGHAI + "open: {daily: 08:00-18:00}, holidays: list, on-holidays: 10:00-16:00",
                "days: [{on: 2026-10-01, name: 国庆节}, {on: 2026-12-24, closed: 12:00-24:00, name: 平安夜}]");
        assertThat(office.told(shown)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                 | OPEN moved workday 08:00-17:00
            on-moved-workdays: 10:00-15:00     | CLOSED outside moved workday 10:00-15:00 -> 2026-02-14T10:00+08:00
            on-moved-workdays: closed          | CLOSED closed on moved workday -> 2026-02-16T08:00+08:00
            on-moved-workdays: as-usual        | CLOSED closed on sat -> 2026-02-16T08:00+08:00
            """)
    void aMovedWorkdayIsAMondayUnlessTheCalendarSaysOtherwise(String key, String told) {
        Sample office = Sample.of(
                SHANGHAI + "open: {mon: 08:00-17:00, tue-fri: 08:00-18:00}, holidays: list"
                        + (key.isEmpty() ? "" : ", ") + key,
                "days: []",
                "workdays: [2026-02-14]");
        assertThat(office.told("2026-02-14T08:00")).isEqualTo(told);
        assertThat(office.at("2026-02-21T10:00").state()).isEqualTo(State.CLOSED);
    }

    @Test
    void theLeapDayIsADayLikeOthersAndCanBeAHoliday() {
        Sample office = Sample.of(
                SHANGHAI + "open: {daily: 08:00-18:00}, holidays: list", "days: [{on: 2028-02-29, name: leap}]");
        assertThat(office.told("2028-02-28T20:00"))
                .isEqualTo("CLOSED outside daily 08:00-18:00 -> 2028-03-01T08:00+08:00");
        assertThat(office.told("2028-02-29T09:00")).isEqualTo("HOLIDAY holiday leap -> 2028-03-01T08:00+08:00");
        assertThat(office.told("2024-02-29T09:00")).isEqualTo("OPEN daily 08:00-18:00");
    }

    @Test
    void theNextOpeningIsLookedForForMoreThanAYearAndNotForEver() {
        Sample yearly = Sample.of(
                SHANGHAI + "open: {mon-sun: closed}, holidays: list, on-holidays: 10:00-11:00",
                "days: [{on: 2026-10-01, name: fair}, {on: 2027-10-01, name: fair}]");
        assertThat(yearly.told("2026-10-01T11:00")).isEqualTo("HOLIDAY holiday fair -> 2027-10-01T10:00+08:00");
        assertThat(yearly.told("2027-10-01T11:00")).isEqualTo("HOLIDAY holiday fair");
    }

    @Test
    void whatIsOverriddenOpensByTheCalendarOnceTheOrderHasExpired() {
        Sample office = Sample.of(SHANGHAI + "open: {daily: 08:00-18:00}");
        Instant now = office.moments("2026-03-02T10:00").getFirst();
        Instant expiry = office.moments("2026-03-02T19:00").getFirst();
        Overrides flood = (name, asked) -> asked.isBefore(expiry)
                ? Optional.of(new Opening(
                        State.CLOSED, "override: flood", Optional.of(expiry.atZone(ZoneId.of("Europe/Berlin")))))
                : Optional.empty();
        assertThat(Sample.told(office.calendars().at(Sample.NAME, now, flood)))
                .isEqualTo("CLOSED override: flood -> 2026-03-03T08:00+08:00");
        assertThat(office.calendars().at(Sample.NAME, expiry, flood).reason()).isEqualTo("outside daily 08:00-18:00");
        Overrides busy = (_, _) ->
                Optional.of(new Opening(State.OPEN, "override: storm", Optional.of(expiry.atZone(ZoneId.of("UTC")))));
        assertThat(Sample.told(office.calendars().at(Sample.NAME, expiry, busy)))
                .isEqualTo("OPEN override: storm");
    }

    @Test
    void anOverrideThatEndsInTheMiddleOfANightShiftOpensThen() {
        Sample nights = Sample.of(SHANGHAI + "open: {daily: 22:00-06:00}");
        Instant expiry = nights.moments("2026-03-03T03:00").getFirst();
        Overrides flood = (_, _) ->
                Optional.of(new Opening(State.CLOSED, "override: flood", Optional.of(expiry.atZone(ZoneId.of("UTC")))));
        assertThat(Sample.told(nights.calendars().at(Sample.NAME, expiry.minusSeconds(9_000), flood)))
                .isEqualTo("CLOSED override: flood -> 2026-03-03T03:00+08:00");
    }

    @Test
    void anUnknownCalendarIsAFaultOfTheProgram() {
        assertThat(Calendars.NONE.names()).isEmpty();
        assertThatThrownBy(() -> Calendars.NONE.at(Sample.NAME, Instant.EPOCH, Overrides.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("office");
    }
}
