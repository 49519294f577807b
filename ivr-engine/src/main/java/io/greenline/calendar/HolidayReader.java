package io.greenline.calendar;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one list of holidays. */
final class HolidayReader {
    private static final Pattern YEARS = Pattern.compile("(20\\d\\d)(?: ?- ?(20\\d\\d))?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int MAX_DAYS = 60;

    private final Findings findings;
    private final HoursReader hours;
    private final Map<LocalDate, Holiday> days = new HashMap<>();
    private final Set<LocalDate> workdays = new HashSet<>();
    private Optional<Years> covers = Optional.empty();

    /** The years for which a list is complete, both included. */
    private record Years(int first, int last) {}

    HolidayReader(Findings findings) {
        this.findings = findings;
        this.hours = new HoursReader(findings);
    }

    HolidayList read(String name, YamlValue value) {
        Fields fields = Fields.of(value, CalendarKeys.HOLIDAYS, findings);
        covers = fields.text("covers").flatMap(this::years);
        fields.list("days").forEach(this::holiday);
        fields.list("workdays").forEach(this::workday);
        LocalDate end = covers.map(years -> LocalDate.of(years.last, 12, 31)).orElse(LocalDate.MAX);
        return new HolidayList(name, fields.at("covers"), days, workdays, end);
    }

    private Optional<Years> years(Scalar scalar) {
        Matcher parts = YEARS.matcher(scalar.text());
        if (parts.matches()) {
            int first = Integer.parseInt(parts.group(1));
            int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
            if (first <= last) {
                return Optional.of(new Years(first, last));
            }
        }
        String problem = "'%s' are no years".formatted(scalar);
        findings.error(scalar.at(), CalendarRule.BAD_COVERS, problem, "write 2026 or 2026-2027");
        return Optional.empty();
    }

    private void holiday(YamlValue value) {
        Fields fields = Fields.of(value, CalendarKeys.HOLIDAY, findings);
        Holiday holiday = new Holiday(
                fields.text("name").map(Scalar::text).orElse(""),
                fields.value("closed").map(hours::read).orElse(Holiday.WHOLE_DAY));
        boolean one = fields.has("on") && !fields.has("from") && !fields.has("to");
        boolean several = !fields.has("on") && fields.has("from") && fields.has("to");
        if (one) {
            fields.text("on").flatMap(this::date).ifPresent(day -> add(day, holiday, fields.at("on")));
        } else if (several) {
            period(fields, holiday);
        } else if (value instanceof YamlValue.Block) {
            String remedy = "write on: 2026-02-17, or from: and to:";
            findings.error(value.at(), CalendarRule.BAD_PERIOD, "the holiday does not say when it is", remedy);
        }
    }

    private void period(Fields fields, Holiday holiday) {
        Optional<LocalDate> from = fields.text("from").flatMap(this::date);
        Optional<LocalDate> to = fields.text("to").flatMap(this::date);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        long length = ChronoUnit.DAYS.between(from.get(), to.get()) + 1;
        if (length < 1) {
            String problem = "%s is before %s".formatted(to.get(), from.get());
            findings.error(fields.at("to"), CalendarRule.BAD_PERIOD, problem, "write the last day");
        } else if (length > MAX_DAYS) {
            String problem = "the holiday lasts %d days".formatted(length);
            findings.error(fields.at("to"), CalendarRule.BAD_PERIOD, problem, "write at most 60 days, or several");
        } else {
            from.get().datesUntil(to.get().plusDays(1)).forEach(day -> add(day, holiday, fields.at("from")));
        }
    }

    private void add(LocalDate day, Holiday holiday, SourceSpan at) {
        if (!refuseOutside(day, at) && days.putIfAbsent(day, holiday) != null) {
            String problem = "%s is a holiday already".formatted(day);
            findings.error(at, CalendarRule.DUPLICATE_DAY, problem, "let it stand once in the list");
        }
    }

    private void workday(YamlValue value) {
        Optional<Scalar> scalar = Fields.text(value, "a moved workday is one date", findings);
        Optional<LocalDate> day = scalar.flatMap(this::date);
        if (scalar.isEmpty() || day.isEmpty()) {
            return;
        }
        SourceSpan at = scalar.get().at();
        if (refuseOutside(day.get(), at)) {
            return;
        }
        if (days.containsKey(day.get()) || !workdays.add(day.get())) {
            String what = days.containsKey(day.get()) ? "a holiday" : "a moved workday";
            String problem = "%s is %s already".formatted(day.get(), what);
            findings.error(at, CalendarRule.DUPLICATE_DAY, problem, "let it stand once in the list");
        } else if (!List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                .contains(day.get().getDayOfWeek())) {
            String problem = "%s is a %s, a workday anyway"
                    .formatted(day.get(), WeekReader.name(day.get().getDayOfWeek()));
            findings.warning(at, CalendarRule.ODD_WORKDAY, problem, "compare with the announcement");
        }
    }

    /** A slip in a year would close nobody, and nobody would notice. */
    private boolean refuseOutside(LocalDate day, SourceSpan at) {
        boolean outside = covers.filter(years -> day.getYear() < years.first || day.getYear() > years.last + 1)
                .isPresent();
        if (outside) {
            String problem = "%s is far from the years that the list covers".formatted(day);
            findings.error(at, CalendarRule.OUTSIDE_COVERS, problem, "mend the year, or 'covers'");
        }
        return outside;
    }

    private Optional<LocalDate> date(Scalar scalar) {
        if (DATE.matcher(scalar.text()).matches()) {
            try {
                return Optional.of(LocalDate.parse(scalar.text()));
            } catch (DateTimeException _) {
                String problem = "there is no day %s".formatted(scalar);
                findings.error(scalar.at(), CalendarRule.BAD_DATE, problem, "look at a calendar");
                return Optional.empty();
            }
        }
        findings.error(
                scalar.at(),
                CalendarRule.BAD_DATE,
                "'%s' is no date".formatted(scalar),
                "write year-month-day: 2026-02-17");
        return Optional.empty();
    }
}
