package io.greenline.calendar;

import io.greenline.source.Rule;
import io.greenline.source.Severity;

/** What a file of calendars is checked for, beside YAML itself. */
public enum CalendarRule implements Rule {
    BAD_NAME("Names of calendars and holiday lists are lower-case words joined by hyphens."),
    UNKNOWN_TIME_ZONE("A time zone is one of the IANA's names, such as Asia/Shanghai."),
    BAD_WEEKDAYS("Weekdays are mon, tue, wed, thu, fri, sat or sun, a range of them such as mon-fri, or daily."),
    BAD_HOURS("Hours are written 08:00-12:00, in a list where there are several; or all-day, or closed."),
    OVERLAPPING_HOURS("Hours do not overlap, nor reach into those of the next day."),
    NEVER_OPEN(Severity.WARNING, "A calendar has hours."),
    BAD_DATE("A date is written 2026-02-17 and is a day of the calendar."),
    BAD_PERIOD("A holiday is on one day, or lasts from a day to a later one, at most 60 days."),
    BAD_COVERS("The years for which a holiday list is complete are written 2026 or 2026-2027."),
    DUPLICATE_DAY("A weekday has its hours once; a date stands once in a holiday list."),
    OUTSIDE_COVERS("The days of a holiday list are in the years it covers, or in the year after them."),
    ODD_WORKDAY(Severity.WARNING, "A moved workday is a Saturday or a Sunday."),
    UNKNOWN_HOLIDAYS("A calendar names a holiday list of the same file."),
    UNUSED_HOLIDAYS(Severity.WARNING, "A calendar uses each holiday list."),
    NO_HOLIDAYS("Hours on holidays or moved workdays need a holiday list."),
    HOLIDAYS_RUN_OUT(
            Severity.WARNING,
            "A holiday list is complete for the next 30 days: told by hours show and the log, not by check.");

    private final Severity severity;
    private final String meaning;

    CalendarRule(String meaning) {
        this(Severity.ERROR, meaning);
    }

    CalendarRule(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String help() {
        return "docs/calendars.md";
    }
}
