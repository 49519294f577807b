package io.greenline.app;

import io.greenline.app.hours.HoursOverride;
import io.greenline.app.hours.OverrideFile;
import io.greenline.app.hours.Reading;
import io.greenline.app.hours.Seal;
import io.greenline.app.settings.Settings;
import io.greenline.calendar.CalendarLoader;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Calendars;
import io.greenline.calendar.Opening;
import io.greenline.calendar.Opening.State;
import io.greenline.source.Diagnostic;
import io.greenline.source.NearestWord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opening hours: what they are, and overriding them. */
@Command(
        name = "hours",
        description = "Show opening hours, and override them in an emergency.",
        mixinStandardHelpOptions = true,
        subcommands = {HoursCommand.Show.class, HoursCommand.Order.class, HoursCommand.Clear.class})
final class HoursCommand implements Runnable {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    HoursCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "hours show, hours override or hours clear?");
    }

    /** Says for each calendar whether it is open. */
    @Command(
            name = "show",
            description = "Say for each calendar whether it is open, why, and when it opens next.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Option(
                names = "--at",
                paramLabel = "TIME",
                converter = TimeWord.Converter.class,
                description = "The moment: 2026-02-17T09:00+08:00; without a zone, in that of each calendar. Now.")
        private @Nullable TimeWord at;

        @SuppressWarnings("NullAway.Init")
        Show() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Settings set = settings.load();
            Calendars calendars = calendars(set);
            Instant now = InstantSource.system().instant();
            Reading overrides = file(set).read(now);
            for (CalendarName name : sorted(calendars)) {
                Instant moment = at == null ? now : at.moment(calendars.zone(name), now);
                out.println(line(name, calendars.at(name, moment, overrides)));
            }
            List<Reading.Ignored> ignored = overrides.suspicious();
            ignored.forEach(one -> out.println("ignored override, " + one));
            calendars.runningOut(now).forEach(out::println);
            return ignored.isEmpty() ? 0 : 1;
        }

        private static String line(CalendarName name, Opening opening) {
            return "%-16s %-8s %s%s"
                    .formatted(
                            name,
                            opening.state().name().toLowerCase(Locale.ROOT),
                            opening.reason(),
                            opening.opens()
                                    .map(next -> "; opens " + shown(next))
                                    .orElse(""));
        }
    }

    /** Opens or closes a calendar by hand. */
    @Command(
            name = "override",
            description = "Open or close a calendar by hand until a time; calls follow within a second.",
            mixinStandardHelpOptions = true)
    static final class Order implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "CALENDAR", description = "A calendar of calendars.yaml.")
        private String calendar;

        @Parameters(paramLabel = "open|closed", description = "What it is to be.")
        private String state;

        @Option(
                names = "--until",
                required = true,
                paramLabel = "TIME",
                converter = TimeWord.Converter.class,
                description = "When that ends: 4h, 2026-02-17T09:00 (in the calendar's zone), 2026-02-17T09:00+08:00.")
        private TimeWord until;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why: for journals and logs, never spoken.")
        private String reason;

        @SuppressWarnings("NullAway.Init")
        Order() {}

        @Override
        public Integer call() {
            Map<String, State> words = Map.of("open", State.OPEN, "closed", State.CLOSED);
            State ordered = Optional.ofNullable(words.get(state))
                    .orElseThrow(
                            () -> new ParameterException(spec.commandLine(), "write open or closed, not " + state));
            Settings set = settings.load();
            Calendars calendars = calendars(set);
            CalendarName name = known(calendar, calendars);
            Instant now = InstantSource.system().instant();
            HoursOverride override = override(name, ordered, until.moment(calendars.zone(name), now), now);
            change(
                    set,
                    now,
                    held -> held.put(name, override),
                    spec.commandLine().getOut());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s is %s until %s: %s%n",
                            name, state, shown(override.until().atZone(calendars.zone(name))), reason);
            return 0;
        }

        private HoursOverride override(CalendarName name, State ordered, Instant end, Instant now) {
            try {
                return new HoursOverride(name, ordered, end, now, reason);
            } catch (IllegalArgumentException refused) {
                throw new CommandFailure(String.valueOf(refused.getMessage()));
            }
        }
    }

    /** Ends an override. */
    @Command(name = "clear", description = "End the override of a calendar.", mixinStandardHelpOptions = true)
    static final class Clear implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "CALENDAR", description = "A calendar that is overridden.")
        private String calendar;

        @SuppressWarnings("NullAway.Init")
        Clear() {}

        @Override
        public Integer call() {
            Settings set = settings.load();
            PrintWriter out = spec.commandLine().getOut();
            Instant now = InstantSource.system().instant();
            // Not looked up among the calendars: one that was renamed meanwhile must be cleared too.
            Reading before = change(
                    set,
                    now,
                    held -> held.keySet().removeIf(name -> name.value().equals(calendar)),
                    out);
            boolean was = before.valid().keySet().stream()
                    .anyMatch(name -> name.value().equals(calendar));
            out.println(calendar + (was ? " follows its hours again" : " was not overridden"));
            return 0;
        }
    }

    private static String shown(ZonedDateTime moment) {
        return SHOWN.format(moment);
    }

    private static List<CalendarName> sorted(Calendars calendars) {
        return calendars.names().stream()
                .sorted(Comparator.comparing(CalendarName::value))
                .toList();
    }

    private static Calendars calendars(Settings settings) {
        Path file = settings.dialplans().directory().resolve(CalendarLoader.FILE_NAME);
        if (!Files.exists(file)) {
            throw new CommandFailure("%s: there is no such file; write it, see docs/calendars.md".formatted(file));
        }
        return switch (CalendarLoader.load(file)) {
            case CalendarLoader.Loaded loaded -> loaded.calendars();
            case CalendarLoader.Refused refused ->
                throw new CommandFailure(
                        refused.diagnostics().stream().map(Diagnostic::toString).toList());
        };
    }

    private static CalendarName known(String written, Calendars calendars) {
        return calendars.names().stream()
                .filter(name -> name.value().equals(written))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names =
                            sorted(calendars).stream().map(CalendarName::value).toList();
                    String remedy = NearestWord.remedy(written, names, "there are " + String.join(", ", names));
                    return new CommandFailure("there is no calendar '%s'; %s".formatted(written, remedy));
                });
    }

    private static OverrideFile file(Settings settings) {
        return new OverrideFile(
                settings.store().directory(), settings.hoursKey().map(Seal::new));
    }

    private static Reading change(
            Settings settings, Instant now, Consumer<Map<CalendarName, HoursOverride>> change, PrintWriter out) {
        if (settings.hoursKey().isEmpty()) {
            throw new CommandFailure("hours.key-file is not set, so nothing can be signed; make a key with"
                    + " 'openssl rand -hex 32', see docs/operator.md");
        }
        new StoreFiles(settings.store().directory()).make();
        try {
            Reading before = file(settings).change(now, change);
            before.suspicious().forEach(one -> out.println("left out, kept in overrides.json.damaged: " + one));
            return before;
        } catch (IOException failed) {
            throw new CommandFailure("%s: the override cannot be written (%s); run this as the engine's user"
                    .formatted(settings.store().directory(), failed));
        }
    }
}
