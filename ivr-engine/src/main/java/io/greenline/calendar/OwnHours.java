package io.greenline.calendar;

import static io.greenline.yaml.KeyTable.optional;
import static io.greenline.yaml.KeyTable.required;

import io.greenline.source.Findings;
import io.greenline.source.Rule;
import io.greenline.telephony.Name;
import io.greenline.yaml.Fields;
import io.greenline.yaml.KeyTable;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hours that another file than that of calendars has for itself: a week of its own, by the clock and the holidays of a calendar.
 * Its weekdays stand beside the keys of {@link #KEYS}, as under {@code open} of a calendar.
 */
public final class OwnHours {
    /** The keys beside the weekdays. */
    public static final KeyTable KEYS = KeyTable.of(
            "hours of its own",
            required("calendar", "a calendar's name", "whose time zone and holidays it keeps"),
            optional("holidays", "hours, or open", "when it is open on holidays; closed. open: as on any other day"),
            optional(
                    "makeup-workdays",
                    "hours, or open, or as-usual",
                    "when it is open on moved workdays; open: as on a Monday. as-usual: as on the weekday that it is"));

    private final Calendars known;
    private final Rule unknown;
    private final Findings findings;

    private OwnHours(Calendars known, Rule unknown, Findings findings) {
        this.known = known;
        this.unknown = unknown;
        this.findings = findings;
    }

    /**
     * The calendars with those hours added.
     *
     * @param written names and blocks
     * @param unknown the rule by which a calendar is to be known
     */
    public static Calendars read(List<Entry> written, Calendars known, Rule unknown, Findings findings) {
        OwnHours reader = new OwnHours(known, unknown, findings);
        Map<CalendarName, Calendar> own = new HashMap<>();
        written.forEach(entry -> reader.read(entry).ifPresent(calendar -> {
            if (reader.isFree(entry.key())) {
                own.put(new CalendarName(entry.key().text()), calendar);
            }
        }));
        return known.with(own);
    }

    private boolean isFree(Scalar name) {
        if (!Name.isName(name.text())) {
            String remedy = "use lower-case letters, digits and hyphens, beginning with a letter";
            findings.error(name.at(), CalendarRule.BAD_NAME, "'%s' is not a name".formatted(name), remedy);
            return false;
        }
        if (known.names().contains(new CalendarName(name.text()))) {
            String problem = "'%s' is a calendar of %s already".formatted(name, CalendarLoader.FILE_NAME);
            findings.error(name.at(), CalendarRule.BAD_NAME, problem, "give these hours another name");
            return false;
        }
        return true;
    }

    private Optional<Calendar> read(Entry entry) {
        if (!(entry.value() instanceof Block block)) {
            Fields.of(entry.value(), KEYS, findings);
            return Optional.empty();
        }
        List<Entry> days = new ArrayList<>();
        List<Entry> keys = new ArrayList<>();
        block.entries().forEach(each -> (isDays(each) ? days : keys).add(each));
        Fields fields = Fields.of(new Block(block.at(), keys, block.weight()), KEYS, findings);
        YamlValue week = new Block(block.at(), days, block.weight());
        Map<DayOfWeek, Hours> hours = new WeekReader(findings).read(week);
        Optional<List<Interval>> onHolidays = fields.value("holidays").flatMap(value -> unless("open", value));
        List<Interval> onMoved = fields.value("makeup-workdays")
                .filter(value -> !isWord("open", value) && !isWord("as-usual", value))
                .map(value -> new HoursReader(findings).read(value))
                .orElseGet(() -> hours.getOrDefault(DayOfWeek.MONDAY, Hours.ALWAYS).intervals());
        boolean asUsual = fields.value("makeup-workdays").filter(value -> isWord("as-usual", value)).isPresent();
        boolean keepsNone = fields.value("holidays").filter(value -> isWord("open", value)).isPresent();
        return fields.text("calendar").flatMap(this::calendar).map(like -> new Calendar(
                like.clock(),
                hours,
                keepsNone ? like.holidays().map(HolidayList::withoutDays) : like.holidays(),
                onHolidays.orElse(List.of()),
                asUsual ? Optional.empty() : Optional.of(onMoved)));
    }

    private static boolean isDays(Entry entry) {
        return !KEYS.names().contains(entry.key().text()) && WeekReader.isDays(entry.key().text());
    }

    private Optional<List<Interval>> unless(String word, YamlValue value) {
        return isWord(word, value)
                ? Optional.empty()
                : Optional.of(new HoursReader(findings).read(value));
    }

    private static boolean isWord(String word, YamlValue value) {
        return value instanceof Scalar scalar && scalar.text().equals(word);
    }

    private Optional<Calendar> calendar(Scalar name) {
        Optional<Calendar> calendar = known.find(name.text());
        if (calendar.isEmpty()) {
            List<String> names = known.names().stream().map(CalendarName::value).toList();
            String remedy = findings.remedy(
                    name.text(), names, "define it in %s beside this file".formatted(CalendarLoader.FILE_NAME));
            findings.error(name.at(), unknown, "there is no calendar '%s'".formatted(name), remedy);
        }
        return calendar;
    }
}
