package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.store.CustomerImport;
import io.greenline.store.NumberRules;
import io.greenline.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The customer directory. */
@Command(
        name = "customers",
        description = "Keep the customer directory.",
        mixinStandardHelpOptions = true,
        subcommands = CustomersCommand.Import.class)
final class CustomersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    CustomersCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "customers import FILE?");
    }

    /** Replaces the directory by a CSV file. */
    @Command(
            name = "import",
            description =
                    "Replace the customer directory by a CSV file: the whole file, or nothing when a row is wrong.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "FILE", description = "CSV with the columns number, name, and optional others.")
        private Path file;

        @SuppressWarnings("NullAway.Init")
        Import() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            CustomerImport.Outcome outcome = replace(settings.load().store(), file);
            outcome.findings().forEach(out::println);
            if (!outcome.done()) {
                out.println("nothing was changed");
                return 1;
            }
            out.printf("%d customers%n", outcome.customers());
            return 0;
        }
    }

    /** Replaces the directory; findings instead of a failure where the file is wrong. */
    static CustomerImport.Outcome replace(Settings.Store store, Path csv) {
        StoreFiles files = new StoreFiles(store.directory());
        files.make();
        try {
            return new CustomerImport(files.customers(), new NumberRules(store.countryCode()))
                    .replaceBy(csv, csv.toString());
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }
}
