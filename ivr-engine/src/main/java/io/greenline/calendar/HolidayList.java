package io.greenline.calendar;

import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A country's holidays, and the days of rest that are worked in exchange.
 *
 * @param at where the file says for which years it is complete
 * @param workdays moved workdays
 * @param completeUntil the last day for which the list is known to be complete
 */
record HolidayList(
        String name, SourceSpan at, Map<LocalDate, Holiday> days, Set<LocalDate> workdays, LocalDate completeUntil) {
    private static final int NOTICE_DAYS = 30;

    HolidayList {
        days = Map.copyOf(days);
        workdays = Set.copyOf(workdays);
    }

    Optional<Holiday> on(LocalDate day) {
        return Optional.ofNullable(days.get(day));
    }

    /** The same list for a service that keeps none of its days, and works those that were moved. */
    HolidayList withoutDays() {
        return new HolidayList(name, at, Map.of(), workdays, completeUntil);
    }

    /** A warning from {@value #NOTICE_DAYS} days before the end of the list on. */
    Optional<Diagnostic> runningOut(LocalDate today) {
        if (ChronoUnit.DAYS.between(today, completeUntil) > NOTICE_DAYS) {
            return Optional.empty();
        }
        String problem = "the holidays of '%s' are complete until %s only".formatted(name, completeUntil);
        String remedy = "add those of %d, then change 'covers'".formatted(completeUntil.getYear() + 1);
        return Optional.of(Diagnostic.warning(at, CalendarRule.HOLIDAYS_RUN_OUT.id(), problem, remedy));
    }
}
