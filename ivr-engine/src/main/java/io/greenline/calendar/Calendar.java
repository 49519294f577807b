package io.greenline.calendar;

import io.greenline.calendar.Opening.State;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The opening hours of one service. Hours belong to the day on which they begin: those of the evening before a holiday end
 * when they would have, those of a holiday's evening do not begin.
 *
 * @param week the hours of each weekday
 * @param onHolidays hours of days and parts of days that are holidays
 * @param onMovedWorkdays hours of moved workdays; the weekday's own where empty
 */
record Calendar(
        WallClock clock,
        Map<DayOfWeek, Hours> week,
        Optional<HolidayList> holidays,
        List<Interval> onHolidays,
        Optional<List<Interval>> onMovedWorkdays) {
    /** Longer than a year, so that what opens once a year is found. */
    private static final int SEARCH_DAYS = 400;

    Calendar {
        week = Map.copyOf(week);
        onHolidays = List.copyOf(onHolidays);
        onMovedWorkdays = onMovedWorkdays.map(List::copyOf);
    }

    Opening at(Instant now) {
        LocalDate today = clock.date(now);
        Optional<String> open = openDuring(today, now).or(() -> openDuring(today.minusDays(1), now));
        return open.map(reason -> new Opening(State.OPEN, reason, Optional.empty()))
                .orElseGet(() -> closed(today, now));
    }

    private Optional<String> openDuring(LocalDate day, Instant now) {
        for (Hours hours : hours(day)) {
            for (Interval interval : hours.intervals()) {
                if (clock.holds(day, interval, now)) {
                    return Optional.of(hours.reason(interval));
                }
            }
        }
        return Optional.empty();
    }

    private Opening closed(LocalDate today, Instant now) {
        Optional<Holiday> holiday = holiday(today)
                .filter(day ->
                        day.isWholeDay() || day.closed().stream().anyMatch(part -> clock.holds(today, part, now)));
        return holiday.map(day -> new Opening(State.HOLIDAY, day.toString(), opens(now)))
                .orElseGet(() -> new Opening(State.CLOSED, whyClosed(today), opens(now)));
    }

    private String whyClosed(LocalDate today) {
        String outside = hours(today).stream()
                .filter(hours -> !hours.intervals().isEmpty())
                .map(Hours::toString)
                .collect(Collectors.joining(", "));
        return outside.isEmpty() ? "closed on " + hours(today).getFirst().what() : "outside " + outside;
    }

    /** The first moment from this one on at which it is open; empty where there is none within {@value #SEARCH_DAYS} days. */
    Optional<ZonedDateTime> opens(Instant from) {
        LocalDate today = clock.date(from);
        return today.minusDays(1)
                .datesUntil(today.plusDays(SEARCH_DAYS))
                .flatMap(day -> opens(day, from).stream())
                .findFirst()
                .map(moment -> moment.atZone(clock.zone()));
    }

    private Optional<Instant> opens(LocalDate day, Instant from) {
        return hours(day).stream()
                .flatMap(hours -> hours.intervals().stream())
                .filter(part -> clock.begin(day, part).isBefore(clock.end(day, part)))
                .filter(part -> from.isBefore(clock.end(day, part)))
                .map(part -> clock.begin(day, part))
                .map(begin -> begin.isBefore(from) ? from : begin)
                .min(Instant::compareTo);
    }

    /** What begins on a day; the first is the day's own, the second what a holiday adds. */
    private List<Hours> hours(LocalDate day) {
        Optional<Holiday> holiday = holiday(day);
        if (holiday.isEmpty()) {
            return List.of(usual(day));
        }
        Holiday kept = holiday.get();
        Hours onHoliday = new Hours(kept.toString(), Interval.within(onHolidays, kept.closed()));
        return kept.isWholeDay()
                ? List.of(new Hours(kept.toString(), onHolidays))
                : List.of(usual(day).without(kept.closed()), onHoliday);
    }

    private Optional<Holiday> holiday(LocalDate day) {
        return holidays.flatMap(list -> list.on(day));
    }

    private Hours usual(LocalDate day) {
        boolean moved = holidays.filter(list -> list.workdays().contains(day)).isPresent();
        Hours own = week.getOrDefault(day.getDayOfWeek(), Hours.ALWAYS);
        return moved
                ? onMovedWorkdays
                        .map(hours -> new Hours("moved workday", hours))
                        .orElse(own)
                : own;
    }
}
