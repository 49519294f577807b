package io.greenline.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code greenline COMMAND}. Ends with 0 (well), 1 (findings or failure) or 2 (wrong usage). */
@Command(
        name = "greenline",
        description = "A telephone hotline on Asterisk: dialplans, calls and their journal.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            TestCommand.class,
            SchemaCommand.class,
            SimulateCommand.class,
            SampleBackendsCommand.class,
            GraphCommand.class,
            GrammarCommand.class,
            TranscribeCommand.class,
            SpeechCommand.class,
            CallsCommand.class,
            ReportCommand.class,
            ForecastCommand.class,
            CustomersCommand.class,
            RegisterCommand.class,
            StatusCommand.class,
            VersionsCommand.class,
            DiffCommand.class,
            PublishCommand.class,
            RollbackCommand.class,
            OutboxCommand.class,
            CallbacksCommand.class,
            IncidentsCommand.class,
            AgentsCommand.class,
            QueuesCommand.class,
            SurgeCommand.class,
            HoursCommand.class,
            PinCommand.class,
            NoticesCommand.class,
            DoctorCommand.class,
            SettingsCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Ends with 0 when all is well, 1 after findings or a failure, 2 when called wrongly."})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Made by picocli, which fills in the annotated field. */
    @SuppressWarnings("NullAway.Init")
    public Main() {}

    /** The program. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with its answers to mistakes; tests give it writers of their own. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            PrintWriter err = command.getErr();
            switch (failure) {
                case CommandFailure told -> told.lines().forEach(err::println);
                default -> {
                    // Not the user's mistake: whoever mends the program needs the place.
                    err.println("greenline: internal error, please report it with these lines:");
                    failure.printStackTrace(err);
                }
            }
            err.flush();
            return 1;
        });
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? For example: greenline check dialplans/");
    }

    /** The version that the jar carries. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"greenline " + text() + " (Java " + Runtime.version() + ")"};
        }

        static String text() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }
}
