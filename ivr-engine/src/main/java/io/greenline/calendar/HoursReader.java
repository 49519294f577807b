package io.greenline.calendar;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads hours: {@code 08:00-12:00}, a list of such, {@code all-day}, {@code closed}. */
final class HoursReader {
    private static final Pattern FORM = Pattern.compile("(\\d{1,2}):(\\d{2}) ?- ?(\\d{1,2}):(\\d{2})");
    private static final String REMEDY = "write 08:00-12:00, [08:00-12:00, 13:30-18:00], all-day or closed";

    private final Findings findings;

    HoursReader(Findings findings) {
        this.findings = findings;
    }

    /** Hours with the place where they are written. */
    record Placed(Interval interval, SourceSpan at) {}

    /** What is written under a key; none, with findings, where it cannot be read. */
    List<Interval> read(YamlValue value) {
        List<Placed> placed = placed(value);
        for (int i = 1; i < placed.size(); i++) {
            for (Placed earlier : placed.subList(0, i)) {
                refuseOverlap(earlier, placed.get(i));
            }
        }
        return placed.stream().map(Placed::interval).toList();
    }

    void refuseOverlap(Placed earlier, Placed later) {
        if (later.interval.overlaps(earlier.interval)) {
            overlap(earlier, later);
        }
    }

    void overlap(Placed earlier, Placed later) {
        String problem = "%s overlaps %s".formatted(later.interval, earlier.interval);
        findings.error(later.at, CalendarRule.OVERLAPPING_HOURS, problem, "let one end where the other begins");
    }

    List<Placed> placed(YamlValue value) {
        if (value instanceof Items items) {
            if (items.values().isEmpty()) {
                findings.error(items.at(), CalendarRule.BAD_HOURS, "the list is empty", REMEDY);
            }
            List<Placed> placed = new ArrayList<>();
            for (YamlValue item : items.values()) {
                Fields.text(item, "hours are one text each", findings)
                        .flatMap(this::interval)
                        .ifPresent(placed::add);
            }
            return placed;
        }
        return Fields.text(value, "hours are a text or a list", findings)
                .map(this::word)
                .orElse(List.of());
    }

    private List<Placed> word(Scalar scalar) {
        return switch (scalar.text()) {
            case "closed" -> List.of();
            case "all-day" -> List.of(new Placed(Interval.ALL_DAY, scalar.at()));
            default -> interval(scalar).map(List::of).orElse(List.of());
        };
    }

    private Optional<Placed> interval(Scalar scalar) {
        Matcher parts = FORM.matcher(scalar.text());
        int from = parts.matches() ? minutes(parts, 1) : -1;
        int to = parts.matches() ? minutes(parts, 3) : -1;
        if (from < 0 || from == Interval.DAY_MINUTES || to < 0) {
            findings.error(scalar.at(), CalendarRule.BAD_HOURS, "'%s' are no hours".formatted(scalar), REMEDY);
            return Optional.empty();
        }
        if (from == to) {
            String problem = "'%s' ends when it begins".formatted(scalar);
            findings.error(scalar.at(), CalendarRule.BAD_HOURS, problem, "write all-day if that is meant");
            return Optional.empty();
        }
        return Optional.of(new Placed(new Interval(from, to > from ? to : to + Interval.DAY_MINUTES), scalar.at()));
    }

    /** Minutes after midnight, 24:00 at most; negative where it is no time. */
    private static int minutes(Matcher parts, int group) {
        int hour = Integer.parseInt(parts.group(group));
        int minute = Integer.parseInt(parts.group(group + 1));
        int minutes = hour * 60 + minute;
        return minute < 60 && minutes <= Interval.DAY_MINUTES ? minutes : -1;
    }
}
