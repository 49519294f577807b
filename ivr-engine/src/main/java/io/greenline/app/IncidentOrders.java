package io.greenline.app;

import io.greenline.app.floor.RestoredRules;
import io.greenline.app.settings.Settings;
import io.greenline.incident.IncidentDesk.Opening;
import io.greenline.incident.IncidentDesk.Promises;
import io.greenline.incident.IncidentNumber;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the staff says of incidents. */
final class IncidentOrders {
    private IncidentOrders() {}

    private static Instant now() {
        return InstantSource.system().instant();
    }

    private static String who() {
        return System.getProperty("user.name", "cli");
    }

    /** By hand, before anybody calls. */
    @Command(name = "open", description = "Begin an incident by hand.", mixinStandardHelpOptions = true)
    static final class Open implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "AREA", description = "Where, in the word of the customer directory.")
        private String area;

        @Option(
                names = "--number",
                paramLabel = "NUMBER",
                converter = IncidentsCommand.NumberWord.class,
                description = "An outage system's.")
        private @Nullable IncidentNumber number;

        @Option(
                names = "--expected",
                paramLabel = "TIME",
                converter = TimeWord.Converter.class,
                description = "When the power is expected back: 2h, 2026-11-26T20:30.")
        private @Nullable TimeWord expected;

        @SuppressWarnings("NullAway.Init")
        Open() {}

        @Override
        public Integer call() {
            Instant now = now();
            Opening opening = new Opening(
                    area,
                    Optional.ofNullable(number),
                    Optional.ofNullable(expected).map(word -> word.moment(ZoneId.systemDefault(), now)),
                    who());
            spec.commandLine()
                    .getOut()
                    .println(IncidentsCommand.line(
                            IncidentsCommand.with(settings.load(), desk -> desk.open(opening, now))));
            return 0;
        }
    }

    /** What callers are told. */
    @Command(
            name = "expect",
            description = "Say when the power is expected back; callers hear it.",
            mixinStandardHelpOptions = true)
    static final class Expect implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(
                index = "0",
                paramLabel = "NUMBER",
                converter = IncidentsCommand.NumberWord.class,
                description = "The incident's.")
        private IncidentNumber number;

        @Parameters(
                index = "1",
                paramLabel = "TIME",
                converter = TimeWord.Converter.class,
                description = "2h, 2026-11-26T20:30 or 2026-11-26T20:30+08:00.")
        private TimeWord time;

        @SuppressWarnings("NullAway.Init")
        Expect() {}

        @Override
        public Integer call() {
            Instant now = now();
            Instant end = time.moment(ZoneId.systemDefault(), now);
            spec.commandLine()
                    .getOut()
                    .println(IncidentsCommand.line(
                            IncidentsCommand.with(settings.load(), desk -> desk.expect(number, end, now))));
            return 0;
        }
    }

    /** The power is back. */
    @Command(
            name = "restored",
            description = "Say that the power is back: everybody who asked is called.",
            mixinStandardHelpOptions = true)
    static final class Restored implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(
                paramLabel = "NUMBER",
                converter = IncidentsCommand.NumberWord.class,
                description = "The incident's.")
        private IncidentNumber number;

        @SuppressWarnings("NullAway.Init")
        Restored() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Settings loaded = settings.load();
            out.println(
                    IncidentsCommand.line(IncidentsCommand.with(loaded, desk -> desk.restored(number, who(), now()))));
            out.println(RestoredRules.unset(loaded)
                    .map("nobody is called yet: "::concat)
                    .orElseGet(() -> "a running engine calls them, at most %d a minute, in the hours of queue %s"
                            .formatted(
                                    loaded.callbacks().restoredPerMinute(),
                                    loaded.callbacks().restoredQueue().orElse(""))));
            return 0;
        }
    }

    /** Nobody is called. */
    @Command(
            name = "close",
            description = "End an incident without calling anybody, or stop its calls.",
            mixinStandardHelpOptions = true)
    static final class Close implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(
                paramLabel = "NUMBER",
                converter = IncidentsCommand.NumberWord.class,
                description = "The incident's.")
        private IncidentNumber number;

        @Option(names = "--drop", description = "Even where callers were promised a call: it is not made.")
        private boolean drop;

        @SuppressWarnings("NullAway.Init")
        Close() {}

        @Override
        public Integer call() {
            Promises promises = drop ? Promises.DROPPED : Promises.KEPT;
            spec.commandLine()
                    .getOut()
                    .println(IncidentsCommand.line(IncidentsCommand.with(
                            settings.load(), desk -> desk.close(number, promises, who(), now()))));
            return 0;
        }
    }
}
