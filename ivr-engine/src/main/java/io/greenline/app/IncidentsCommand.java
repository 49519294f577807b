package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.incident.Incident;
import io.greenline.incident.IncidentDesk;
import io.greenline.incident.IncidentDesk.Standing;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.Ledger;
import io.greenline.incident.Promise;
import io.greenline.incident.Refused;
import io.greenline.store.RequestFile;
import io.greenline.store.SqliteLedger;
import io.greenline.store.StoreException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Outages that callers report, and who is called when the power is back; also while an engine runs. */
@Command(
        name = "incidents",
        description = "Show outages that callers report, and say that the power is back.",
        mixinStandardHelpOptions = true,
        subcommands = {
            IncidentsCommand.ListThem.class,
            IncidentsCommand.Show.class,
            IncidentOrders.Open.class,
            IncidentOrders.Expect.class,
            IncidentOrders.Restored.class,
            IncidentOrders.Close.class
        })
final class IncidentsCommand implements Runnable {
    private static final int SHOWN = 1_000;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    IncidentsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "incidents list, show NUMBER, open AREA, expect NUMBER TIME, restored NUMBER or close NUMBER?");
    }

    /** Something to do at the desk. */
    interface Work<T> {
        T at(IncidentDesk desk) throws Refused;
    }

    static <T> T with(Settings settings, Work<T> work) {
        try (RequestFile file = OutsideParts.requests(settings.store())) {
            return work.at(new IncidentDesk(new SqliteLedger(file, OutsideParts.callbacks(settings, file))));
        } catch (Refused | Ledger.Unkept | StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static String local(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    static String line(Standing standing) {
        Incident incident = standing.incident();
        return "%-10s  %-8s  since %s  %s  %d reports%s, %d to call%s"
                .formatted(
                        incident.number(),
                        incident.state().name().toLowerCase(Locale.ROOT),
                        local(incident.since()),
                        incident.area(),
                        incident.reports(),
                        incident.expected()
                                .map(end -> ", expected " + local(end))
                                .orElse(""),
                        standing.toCall(),
                        standing.doubt()
                                .map(later -> ", held: incident %s has begun in the same area since".formatted(later))
                                .orElse(""));
    }

    /** Reads an incident's number. */
    static final class NumberWord implements ITypeConverter<IncidentNumber> {
        NumberWord() {}

        @Override
        public IncidentNumber convert(String text) {
            if (!IncidentNumber.isNumber(text)) {
                throw new TypeConversionException("'%s' is no incident's number".formatted(text));
            }
            return new IncidentNumber(text);
        }
    }

    /** All of them. */
    @Command(name = "list", description = "List incidents, the youngest first.", mixinStandardHelpOptions = true)
    static final class ListThem implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        ListThem() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            var all = with(settings.load(), desk -> desk.list(SHOWN));
            all.forEach(standing -> out.println(line(standing)));
            long open = all.stream()
                    .filter(standing -> standing.incident().state() == Incident.State.OPEN)
                    .count();
            out.printf("%d open%n", open);
            return 0;
        }
    }

    /** One of them, and who is called. */
    @Command(name = "show", description = "Show an incident and who is called.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "NUMBER", converter = NumberWord.class, description = "As the list shows it.")
        private IncidentNumber number;

        @SuppressWarnings("NullAway.Init")
        Show() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Settings loaded = settings.load();
            Standing standing = with(loaded, desk -> desk.show(number));
            out.println(line(standing));
            Incident incident = standing.incident();
            out.printf(
                    "opened %s by %s%n",
                    local(incident.opened()),
                    incident.origin().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            for (Promise promise : with(loaded, desk -> desk.promises(number, SHOWN))) {
                out.printf(
                        "%6d  %s  %s%s, %d calls, asked %s on call %s%n",
                        promise.id(),
                        promise.number(),
                        promise.state().name().toLowerCase(Locale.ROOT),
                        promise.how().isEmpty() ? "" : " (" + promise.how() + ")",
                        promise.attempts(),
                        local(promise.asked()),
                        promise.call());
            }
            return 0;
        }
    }
}
