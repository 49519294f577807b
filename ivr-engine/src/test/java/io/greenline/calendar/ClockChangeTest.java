package io.greenline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.calendar.Opening.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days with 23 and 25 hours. In Berlin the clock jumps from 02:00 to 03:00 on 2026-03-29 (01:00Z) and falls back from 03:00
 * to 02:00 on 2026-10-25 (01:00Z).
 */
class ClockChangeTest {
    private static Sample berlin(String hours) {
        return Sample.of("time-zone: Europe/Berlin, open: {sun: %s}".formatted(hours));
    }

    @ParameterizedTest
    @CsvSource({
        // hours, opens, closes
        "01:00-04:00, 2026-03-29T00:00:00Z, 2026-03-29T02:00:00Z",
        "02:30-04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "01:00-02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "01:00-02:00, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "03:00-04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "22:00-06:00, 2026-03-29T20:00:00Z, 2026-03-30T04:00:00Z",
        // the day with 25 hours
        "01:00-04:00, 2026-10-24T23:00:00Z, 2026-10-25T03:00:00Z",
        "02:00-02:30, 2026-10-25T00:00:00Z, 2026-10-25T01:30:00Z",
        "02:30-04:00, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "00:00-02:00, 2026-10-24T22:00:00Z, 2026-10-25T01:00:00Z",
        "03:00-04:00, 2026-10-25T02:00:00Z, 2026-10-25T03:00:00Z",
        "all-day, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    })
    void hoursBeginTheFirstTimeTheClockShowsThemAndEndTheLastTime(String hours, Instant opens, Instant closes) {
        Sample service = berlin(hours);
        assertThat(service.at(opens.minusSeconds(1)).state()).isEqualTo(State.CLOSED);
        assertThat(service.at(opens.minusSeconds(1)).opens())
                .get()
                .extracting(next -> next.toInstant())
                .isEqualTo(opens);
        for (Instant moment = opens; moment.isBefore(closes); moment = moment.plus(Duration.ofMinutes(10))) {
            assertThat(service.at(moment).state()).as("%s", moment).isEqualTo(State.OPEN);
        }
        assertThat(service.at(closes.minusSeconds(1)).state()).isEqualTo(State.OPEN);
        assertThat(service.at(closes).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void hoursThatTheClockJumpsOverDoNotTakePlaceAndAreNoNextOpening() {
        Sample service = berlin("02:10-02:50");
        Instant jump = Instant.parse("2026-03-29T01:00:00Z");
        assertThat(service.at(jump.minusSeconds(1)).state()).isEqualTo(State.CLOSED);
        assertThat(service.told("2026-03-29T03:00"))
                .isEqualTo("CLOSED outside sun 02:10-02:50 -> 2026-04-05T02:10+02:00");
        assertThat(Sample.told(service.at(jump.minusSeconds(1))))
                .isEqualTo("CLOSED outside sun 02:10-02:50 -> 2026-04-05T02:10+02:00");
    }

    @Test
    void nightHoursAcrossTheChangeLastAsLongAsTheClockSays() {
        Sample nights = Sample.of("time-zone: Europe/Berlin, open: {sat: 22:00-06:00}");
        assertThat(nights.at("2026-03-28T21:59").opens()).isPresent();
        assertThat(nights.at(Instant.parse("2026-03-29T03:59:59Z")).state()).isEqualTo(State.OPEN);
        assertThat(nights.at(Instant.parse("2026-03-29T04:00:00Z")).state()).isEqualTo(State.CLOSED);
        assertThat(nights.at(Instant.parse("2026-10-25T04:59:59Z")).state()).isEqualTo(State.OPEN);
        assertThat(nights.at(Instant.parse("2026-10-25T05:00:00Z")).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aHolidayOfTwentyFiveHoursIsClosedForAllOfThem() {
        Sample duty = Sample.of(
                "time-zone: Europe/Berlin, open: always, holidays: list", "days: [{on: 2026-10-25, name: rest}]");
        assertThat(duty.at(Instant.parse("2026-10-24T21:59:59Z")).state()).isEqualTo(State.OPEN);
        assertThat(duty.at(Instant.parse("2026-10-24T22:00:00Z")).state()).isEqualTo(State.HOLIDAY);
        assertThat(duty.at(Instant.parse("2026-10-25T22:59:59Z")).state()).isEqualTo(State.HOLIDAY);
        assertThat(duty.at(Instant.parse("2026-10-25T23:00:00Z")).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aMidnightThatDoesNotExistBeginsTheDayAtTheJump() {
        // Santiago's clock jumps from 24:00 to 01:00: 2026-09-06 has no midnight.
        Sample duty = Sample.of("time-zone: America/Santiago, open: {sun: 00:00-08:00}");
        Instant jump = Instant.parse("2026-09-06T04:00:00Z");
        assertThat(duty.at(jump.minusSeconds(1)).state()).isEqualTo(State.CLOSED);
        assertThat(Sample.told(duty.at(jump.minusSeconds(1)))).endsWith(" -> 2026-09-06T01:00-03:00");
        assertThat(duty.at(jump).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aDayThatAZoneLeftOutIsNoDay() {
        // Samoa went from 2011-12-29 to 2011-12-31 at midnight.
        Sample duty = Sample.of("time-zone: Pacific/Apia, open: {fri: 08:00-16:00}");
        assertThat(duty.told("2011-12-29T20:00")).isEqualTo("CLOSED closed on thu -> 2012-01-06T08:00+14:00");
    }

    @Test
    void aTimeShownTwiceIsAskedForAtBothItsMoments() {
        Sample service = berlin("02:00-02:20");
        assertThat(service.moments("2026-10-25T02:10"))
                .hasSize(2)
                .allSatisfy(moment -> assertThat(service.at(moment).state()).isEqualTo(State.OPEN));
        assertThat(service.moments("2026-03-29T02:10")).isEmpty();
    }
}
