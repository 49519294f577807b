package io.greenline.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** A calendar of a few lines, asked by the clock on its wall. */
record Sample(Calendars calendars) {
    static final CalendarName NAME = new CalendarName("office");

    /** A calendar with these keys; a list of holidays comes after a line of its own. */
    static Sample of(String keys, String... holidays) {
        String text = "calendars:\n  office: {%s}\n".formatted(keys)
                + (holidays.length == 0 ? "" : "holidays:\n  list:\n    covers: 2020-2030\n    ")
                + String.join("\n    ", holidays);
        return new Sample(loaded(text));
    }

    static Calendars loaded(String text) {
        return switch (CalendarLoader.load("calendars.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case CalendarLoader.Loaded loaded -> loaded.calendars();
            case CalendarLoader.Refused refused -> throw new AssertionError(refused.diagnostics());
        };
    }

    /** Every moment at which the clock shows this: none, one or two. */
    List<Instant> moments(String shown) {
        LocalDateTime time = LocalDateTime.parse(shown);
        return calendars.zone(NAME).getRules().getValidOffsets(time).stream()
                .map(time::toInstant)
                .toList();
    }

    Opening at(String shown) {
        return at(moments(shown).getFirst());
    }

    Opening at(Instant moment) {
        return calendars.at(NAME, moment, Overrides.NONE);
    }

    /** State, reason and next opening in one line. */
    String told(String shown) {
        return told(at(shown));
    }

    static String told(Opening opening) {
        return "%s %s%s"
                .formatted(
                        opening.state(),
                        opening.reason(),
                        opening.opens()
                                .map(next -> " -> " + next.toOffsetDateTime())
                                .orElse(""));
    }
}
