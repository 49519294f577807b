package io.greenline.calendar;

import io.greenline.calendar.HoursReader.Placed;
import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the hours of a week: {@code always}, or a block of weekdays and their hours. */
final class WeekReader {
    private static final List<String> NAMES =
            Stream.of(DayOfWeek.values()).map(WeekReader::name).toList();

    private final Findings findings;
    private final HoursReader hours;

    WeekReader(Findings findings) {
        this.findings = findings;
        this.hours = new HoursReader(findings);
    }

    static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** Whether a key looks as if it named weekdays: {@code mon}, {@code mon-fri}, {@code daily}, and {@code mon-fry} too. */
    static boolean isDays(String key) {
        return key.equals("daily") || NAMES.stream().anyMatch(day -> key.equals(day) || key.startsWith(day + "-"));
    }

    /** The hours of every weekday; a day that is not named has none. */
    Map<DayOfWeek, Hours> read(YamlValue value) {
        Map<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        if (value instanceof Scalar scalar && scalar.text().equals("always")) {
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, Hours.ALWAYS);
            }
            return week;
        }
        Map<DayOfWeek, List<Placed>> written = new EnumMap<>(DayOfWeek.class);
        for (Entry entry : Fields.entries(value, "'open' is always, or", findings)) {
            List<Placed> placed = hours.placed(entry.value());
            Hours named = new Hours(
                    entry.key().text(), placed.stream().map(Placed::interval).toList());
            for (DayOfWeek day : days(entry.key())) {
                if (week.putIfAbsent(day, named) != null) {
                    String problem = "%s has its hours already".formatted(name(day));
                    findings.error(entry.key().at(), CalendarRule.DUPLICATE_DAY, problem, "name each day once");
                } else {
                    written.put(day, placed);
                }
            }
        }
        if (written.values().stream().allMatch(List::isEmpty) && findings.errors() == 0) {
            findings.warning(value.at(), CalendarRule.NEVER_OPEN, "this calendar is never open", "give it hours");
        }
        refuseOverlaps(written);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.putIfAbsent(day, new Hours(name(day), List.of()));
        }
        return week;
    }

    private List<DayOfWeek> days(Scalar key) {
        String text = key.text();
        if (text.equals("daily")) {
            return List.of(DayOfWeek.values());
        }
        int dash = text.indexOf('-');
        int first = NAMES.indexOf(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : NAMES.indexOf(text.substring(dash + 1));
        if (first < 0 || last < 0 || (dash >= 0 && first == last)) {
            String remedy = "write mon, tue, wed, thu, fri, sat, sun, a range such as mon-fri, or daily";
            findings.error(key.at(), CalendarRule.BAD_WEEKDAYS, "'%s' are no weekdays".formatted(key), remedy);
            return List.of();
        }
        List<DayOfWeek> days = new ArrayList<>();
        // A range may pass the end of the week: fri-mon.
        for (int i = 0; i <= Math.floorMod(last - first, NAMES.size()); i++) {
            days.add(DayOfWeek.of(first + 1).plus(i));
        }
        return days;
    }

    /** Hours of one day, and those that reach into the next one. */
    private void refuseOverlaps(Map<DayOfWeek, List<Placed>> written) {
        written.forEach((day, placed) -> {
            for (int i = 0; i < placed.size(); i++) {
                for (Placed later : placed.subList(i + 1, placed.size())) {
                    hours.refuseOverlap(placed.get(i), later);
                }
                for (Placed next : written.getOrDefault(day.plus(1), List.of())) {
                    refuseReach(placed.get(i), next);
                }
            }
        });
    }

    private void refuseReach(Placed evening, Placed next) {
        if (evening.interval().to() - Interval.DAY_MINUTES > next.interval().from()) {
            hours.overlap(evening, next);
        }
    }
}
