package io.greenline.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.calendar.CalendarLoader;
import io.greenline.calendar.Calendars;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Loads routing files that tests write. */
final class Loading {
    /** As a utility in China has it: offices, and lines that are always open. */
    static final Calendars CALENDARS = calendars("""
            calendars:
              always: {time-zone: Asia/Shanghai, open: always, holidays: china}
              cn: {time-zone: Asia/Shanghai, open: {mon-fri: 08:00-17:00}, holidays: china}
            holidays:
              china:
                covers: 2026
                days: [{from: 2026-10-01, to: 2026-10-07, name: National Day}]
                workdays: [2026-10-10]
            """);

    static final Beside BESIDE = new Beside(CALENDARS, Set.of(new Language("zh-CN"), new Language("en-US")));

    private Loading() {}

    static Calendars calendars(String text) {
        return switch (CalendarLoader.load("calendars.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case CalendarLoader.Loaded loaded -> loaded.calendars();
            case CalendarLoader.Refused refused -> throw new AssertionError(refused.diagnostics());
        };
    }

    static RoutingFile.Result load(String text) {
        return RoutingFile.load("r", text.getBytes(StandardCharsets.UTF_8), BESIDE);
    }

    /** Of a file without findings. */
    static Routing routing(String text) {
        RoutingFile.Result result = load(text);
        assertThat(result.diagnostics()).isEmpty();
        return ((RoutingFile.Loaded) result).routing();
    }

    /** Each finding as {@code line:column rule}. */
    static List<String> findings(String text) {
        return load(text).diagnostics().stream().map(Loading::shown).toList();
    }

    static String shown(Diagnostic found) {
        return "%d:%d %s".formatted(found.at().line(), found.at().column(), found.rule());
    }
}
