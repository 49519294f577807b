package io.greenline.app;

import io.greenline.call.InboundCall;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.journal.CallTimeline;
import io.greenline.journal.InMemoryJournal;
import io.greenline.rehearsal.WordsPrompter;
import io.greenline.session.Background;
import io.greenline.session.CallListener;
import io.greenline.session.Desk;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Outside;
import io.greenline.session.SpeechDesk;
import io.greenline.session.Switchboard;
import io.greenline.simulator.ScriptedListeners;
import io.greenline.simulator.SpokenLine;
import io.greenline.simulator.TerminalLeg;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.CallId;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.PhoneNumber;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One call on the simulated line: a person at the terminal reads the prompts and types keys and words. */
@Command(
        name = "simulate",
        description =
                "Be the caller at this terminal: read the prompts, type keys or words and Enter, 'hangup' to end.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIALPLAN", description = "The dialplan's file.")
    private Path file;

    @Option(names = "--from", paramLabel = "NUMBER", description = "The calling number (default: withheld).")
    private String from = "";

    @Option(names = "--customers", paramLabel = "FILE", description = "A customer file (CSV) to look the caller up in.")
    private Optional<Path> customers = Optional.empty();

    @SuppressWarnings("NullAway.Init")
    SimulateCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Dialplan plan = dialplan();
        InMemoryJournal journal = new InMemoryJournal();
        InboundCall call =
                new InboundCall(new CallId("simulated-1"), PhoneNumber.parse(from), "", "95598", "simulator");
        Map<EndpointName, String> endpoints =
                plan.endpoints().stream().collect(Collectors.toMap(name -> name, EndpointName::value));
        SpokenLine spoken = new SpokenLine();
        SpeechDesk speech = new SpeechDesk(
                new OverheardListeners(new ScriptedListeners(spoken, ScriptedListeners.Presence.THERE), out),
                SpeechDesk.DEAF.voices());
        Desk desk = new Desk(
                journal,
                SimulatedCustomers.of(customers),
                endpoints,
                Outside.NONE,
                Background.VIRTUAL_THREADS,
                speech,
                InstantSource.system());
        LiveDialplans dialplans = LiveDialplans.only(plan, new WordsPrompter(plan));
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new Switchboard(dialplans, desk, CallListener.NONE).handle(new TerminalLeg(call, keyboard, out, spoken));
        out.println();
        out.println(new CallTimeline(journal.events(call.id())).text(ZoneId.systemDefault()));
        return 0;
    }

    private Dialplan dialplan() {
        DialplanLoader.Result result = DialplanLoader.load(file);
        if (result instanceof DialplanLoader.Loaded loaded) {
            return loaded.dialplan();
        }
        throw new CommandFailure(
                result.diagnostics().stream().map(Diagnostic::toString).toList());
    }
}
