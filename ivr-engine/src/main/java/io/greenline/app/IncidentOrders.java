package io.greenline.app;

import io.greenline.app.floor.RestoredRules;
import io.greenline.app.settings.Settings;
import io.greenline.incident.IncidentDesk;
import io.greenline.incident.IncidentDesk.Opening;
import io.greenline.incident.IncidentDesk.Promises;
import io.greenline.incident.IncidentDesk.Standing;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.Refused;
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

    /** Something is said to the desk, and how the incident stands then is printed. */
    abstract static class Order implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        Order() {}

        abstract Standing say(IncidentDesk desk) throws Refused;

        /** What there is to be told beside. */
        void tell(Settings loaded, PrintWriter out) {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Settings loaded = settings.load();
            out.println(IncidentsCommand.line(IncidentsCommand.with(loaded, this::say)));
            tell(loaded, out);
            return 0;
        }
    }

    /** An order about an incident that there is. */
    abstract static class OrderOfOne extends Order {
        @Parameters(
                index = "0",
                paramLabel = "NUMBER",
                converter = IncidentsCommand.NumberWord.class,
                description = "The incident's.")
        private IncidentNumber number;

        @SuppressWarnings("NullAway.Init")
        OrderOfOne() {}

        IncidentNumber number() {
            return number;
        }
    }

    /** By hand, before anybody calls. */
    @Command(name = "open", description = "Begin an incident by hand.", mixinStandardHelpOptions = true)
    static final class Open extends Order {
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
        Standing say(IncidentDesk desk) throws Refused {
            Instant now = now();
            Opening opening = new Opening(
                    area,
                    Optional.ofNullable(number),
                    Optional.ofNullable(expected).map(word -> word.moment(ZoneId.systemDefault(), now)),
                    who());
            return desk.open(opening, now);
        }
    }

    /** What callers are told. */
    @Command(
            name = "expect",
            description = "Say when the power is expected back; callers hear it.",
            mixinStandardHelpOptions = true)
    static final class Expect extends OrderOfOne {
        @Parameters(
                index = "1",
                paramLabel = "TIME",
                converter = TimeWord.Converter.class,
                description = "2h, 2026-11-26T20:30 or 2026-11-26T20:30+08:00.")
        private TimeWord time;

        @SuppressWarnings("NullAway.Init")
        Expect() {}

        @Override
        Standing say(IncidentDesk desk) throws Refused {
            Instant now = now();
            return desk.expect(number(), time.moment(ZoneId.systemDefault(), now), now);
        }
    }

    /** The power is back. */
    @Command(
            name = "restored",
            description = "Say that the power is back: everybody who asked is called.",
            mixinStandardHelpOptions = true)
    static final class Restored extends OrderOfOne {
        Restored() {}

        @Override
        Standing say(IncidentDesk desk) throws Refused {
            return desk.restored(number(), who(), now());
        }

        @Override
        void tell(Settings loaded, PrintWriter out) {
            out.println(RestoredRules.unset(loaded)
                    .map("nobody is called yet: "::concat)
                    .orElseGet(() -> "a running engine calls them, at most %d a minute, in the hours of queue %s"
                            .formatted(
                                    loaded.callbacks().restoredPerMinute(),
                                    loaded.callbacks().restoredQueue().orElse(""))));
        }
    }

    /** Nobody is called. */
    @Command(
            name = "close",
            description = "End an incident without calling anybody, or stop its calls.",
            mixinStandardHelpOptions = true)
    static final class Close extends OrderOfOne {
        @Option(names = "--drop", description = "Even where callers were promised a call: it is not made.")
        private boolean drop;

        Close() {}

        @Override
        Standing say(IncidentDesk desk) throws Refused {
            return desk.close(number(), drop ? Promises.DROPPED : Promises.KEPT, who(), now());
        }
    }
}
