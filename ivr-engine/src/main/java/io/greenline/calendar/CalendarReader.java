package io.greenline.calendar;

import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.telephony.Name;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes calendars of a document. */
final class CalendarReader {
    /** Cities that people look for and the IANA does not name. */
    private static final Map<String, String> MEANT = Map.of("Asia/Beijing", "Asia/Shanghai");

    private final Findings findings;
    private final HoursReader hours;
    private final Map<String, HolidayList> lists = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    CalendarReader(Findings findings) {
        this.findings = findings;
        this.hours = new HoursReader(findings);
    }

    Calendars read(YamlValue root) {
        Fields top = Fields.of(root, CalendarKeys.TOP, findings);
        List<Entry> written = top.value("holidays")
                .map(value -> Fields.entries(value, "'holidays'", findings))
                .orElse(List.of());
        written.forEach(this::list);
        Map<CalendarName, Calendar> calendars = new LinkedHashMap<>();
        top.value("calendars")
                .map(value -> Fields.entries(value, "'calendars'", findings))
                .orElse(List.of())
                .forEach(entry -> calendar(entry, calendars));
        if (findings.errors() == 0) {
            warnOfUnused(written);
        }
        return new Calendars(calendars);
    }

    /** Told once the rest is right: a slip in a calendar makes a list look unused. */
    private void warnOfUnused(List<Entry> written) {
        written.stream()
                .map(Entry::key)
                .filter(key -> lists.containsKey(key.text()) && !used.contains(key.text()))
                .forEach(key -> findings.warning(
                        key.at(),
                        CalendarRule.UNUSED_HOLIDAYS,
                        "no calendar keeps the holidays '%s'".formatted(key),
                        "write 'holidays: %s' in one, or remove them".formatted(key)));
    }

    private void list(Entry entry) {
        if (isName(entry.key()) && !isMissing(entry)) {
            lists.put(
                    entry.key().text(),
                    new HolidayReader(findings).read(entry.key().text(), entry.value()));
        } else {
            refused.add(entry.key().text());
        }
    }

    private void calendar(Entry entry, Map<CalendarName, Calendar> calendars) {
        boolean named = isName(entry.key());
        if (isMissing(entry)) {
            return;
        }
        Fields fields = Fields.of(entry.value(), CalendarKeys.CALENDAR, findings);
        ZoneId zone = fields.text("time-zone").flatMap(this::zone).orElse(ZoneOffset.UTC);
        Map<DayOfWeek, Hours> week =
                fields.value("open").map(new WeekReader(findings)::read).orElse(Map.of());
        Optional<HolidayList> holidays = fields.text("holidays").flatMap(this::holidays);
        List<Interval> onHolidays = fields.value("on-holidays").map(hours::read).orElse(List.of());
        Optional<List<Interval>> onMoved = fields.value("on-moved-workdays")
                .map(this::movedHours)
                .orElseGet(() -> Optional.ofNullable(week.get(DayOfWeek.MONDAY)).map(Hours::intervals));
        for (String key : List.of("on-holidays", "on-moved-workdays")) {
            if (fields.has(key) && !fields.has("holidays")) {
                String problem = "'%s' stands without 'holidays'".formatted(key);
                findings.error(fields.at(key), CalendarRule.NO_HOLIDAYS, problem, "name a holiday list");
            }
        }
        if (named) {
            calendars.put(
                    new CalendarName(entry.key().text()),
                    new Calendar(new WallClock(zone), week, holidays, onHolidays, onMoved));
        }
    }

    /** Empty for {@code as-usual}. */
    private Optional<List<Interval>> movedHours(YamlValue value) {
        return value instanceof Scalar scalar && scalar.text().equals("as-usual")
                ? Optional.empty()
                : Optional.of(hours.read(value));
    }

    private Optional<ZoneId> zone(Scalar scalar) {
        String text = scalar.text();
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return Optional.of(ZoneId.of(text));
        }
        String remedy = Optional.ofNullable(MEANT.get(text))
                .map("write '%s'"::formatted)
                .orElseGet(() ->
                        NearestWord.remedy(text, ZoneId.getAvailableZoneIds(), "write one such as Asia/Shanghai"));
        findings.error(scalar.at(), CalendarRule.UNKNOWN_TIME_ZONE, "unknown time zone '%s'".formatted(scalar), remedy);
        return Optional.empty();
    }

    private Optional<HolidayList> holidays(Scalar name) {
        used.add(name.text());
        Optional<HolidayList> list = Optional.ofNullable(lists.get(name.text()));
        if (list.isEmpty() && !refused.contains(name.text())) {
            String remedy = NearestWord.remedy(name.text(), lists.keySet(), "write it under 'holidays:' in this file");
            findings.error(
                    name.at(), CalendarRule.UNKNOWN_HOLIDAYS, "there are no holidays '%s'".formatted(name), remedy);
        }
        return list;
    }

    private boolean isName(Scalar key) {
        boolean good = Name.isName(key.text());
        if (!good) {
            String remedy = "use lower-case letters, digits and hyphens, beginning with a letter";
            findings.error(key.at(), CalendarRule.BAD_NAME, "'%s' is not a name".formatted(key), remedy);
        }
        return good;
    }

    private boolean isMissing(Entry entry) {
        boolean missing = entry.value() instanceof Scalar scalar && scalar.isEmpty();
        if (missing) {
            String problem = "nothing stands after '%s'".formatted(entry.key());
            findings.error(entry.key().at(), YamlRule.MISSING_VALUE, problem, "write a block of keys");
        }
        return missing;
    }
}
