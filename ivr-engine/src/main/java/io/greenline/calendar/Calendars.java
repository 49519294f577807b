package io.greenline.calendar;

import io.greenline.calendar.Opening.State;
import io.greenline.source.Diagnostic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The opening hours of all services, by name. Immutable; answers at once. */
public final class Calendars {
    /** Where no file of calendars is. */
    public static final Calendars NONE = new Calendars(Map.of());

    private final Map<CalendarName, Calendar> calendars;

    Calendars(Map<CalendarName, Calendar> calendars) {
        this.calendars = Map.copyOf(calendars);
    }

    public Set<CalendarName> names() {
        return calendars.keySet();
    }

    /**
     * Whether a service is open. What is overridden is as the override says, and opens again by the calendar once that
     * has expired.
     *
     * @throws IllegalArgumentException for a name that is not among {@link #names}
     */
    public Opening at(CalendarName name, Instant now, Overrides overrides) {
        Calendar calendar = calendar(name);
        return overrides
                .of(name, now)
                .map(ordered -> overridden(calendar, ordered))
                .orElseGet(() -> calendar.at(now));
    }

    private static Opening overridden(Calendar calendar, Opening ordered) {
        Optional<ZonedDateTime> opens = ordered.state() == State.OPEN
                ? Optional.empty()
                : ordered.opens().flatMap(expiry -> calendar.opens(expiry.toInstant()));
        return new Opening(ordered.state(), ordered.reason(), opens);
    }

    /** The time zone in which a calendar's hours are written. */
    public ZoneId zone(CalendarName name) {
        return calendar(name).clock().zone();
    }

    /** A warning for each list of holidays in use that ends within 30 days or has ended, in the order of the file. */
    public List<Diagnostic> runningOut(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return calendars.values().stream()
                .flatMap(calendar -> calendar.holidays().stream())
                .distinct()
                .flatMap(list -> list.runningOut(today).stream())
                .sorted()
                .toList();
    }

    /** These and others beside them. */
    Calendars with(Map<CalendarName, Calendar> others) {
        Map<CalendarName, Calendar> all = new LinkedHashMap<>(calendars);
        all.putAll(others);
        return new Calendars(all);
    }

    /** The calendar of a name that may be none. */
    Optional<Calendar> find(String name) {
        return calendars.entrySet().stream()
                .filter(each -> each.getKey().value().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Calendar calendar(CalendarName name) {
        return Optional.ofNullable(calendars.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no calendar '%s'".formatted(name)));
    }
}
