package io.greenline.calendar;

import static io.greenline.yaml.KeyTable.optional;
import static io.greenline.yaml.KeyTable.required;

import io.greenline.yaml.KeyTable;
import java.util.List;

/** Every key of a file of calendars. The reference in the documentation is these tables. */
final class CalendarKeys {
    static final KeyTable TOP = KeyTable.of(
            "a calendar file",
            required("calendars", "a block: name and calendar", "the opening hours of each service"),
            optional("holidays", "a block: name and holiday list", "lists that calendars keep"));

    static final KeyTable CALENDAR = KeyTable.of(
            "a calendar",
            required("time-zone", "an IANA name", "where the clock hangs by which the hours are meant"),
            required("open", "always, or a block: weekdays and hours", "the hours of a usual week"),
            optional("holidays", "a holiday list's name", "on its days the service is closed; none"),
            optional("on-holidays", "hours", "when it is open on holidays all the same; closed"),
            optional(
                    "on-moved-workdays",
                    "hours, or as-usual",
                    "when it is open on moved workdays; the hours of Monday. as-usual: those of the weekday"));

    static final KeyTable HOLIDAYS = KeyTable.of(
            "a holiday list",
            required("covers", "a year, or two joined by -", "the years for which the list is complete"),
            required("days", "a list of holidays", "days of rest"),
            optional("workdays", "a list of dates", "moved workdays: days of rest that are worked in exchange; none"));

    static final KeyTable HOLIDAY = KeyTable.of(
            "a holiday",
            optional("on", "a date", "the day"),
            optional("from", "a date", "its first day; with to, instead of on"),
            optional("to", "a date", "its last day"),
            required("name", "a text", "what people call it; for journals, never spoken"),
            optional("closed", "hours", "the part of the day that is free; all-day"));

    static final List<KeyTable> ALL = List.of(TOP, CALENDAR, HOLIDAYS, HOLIDAY);

    private CalendarKeys() {}
}
