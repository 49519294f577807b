package io.greenline.app;

import io.greenline.caller.CustomerDirectory;
import io.greenline.source.Diagnostic;
import io.greenline.store.CustomerImport;
import io.greenline.store.NumberRules;
import io.greenline.store.SqliteCustomerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The customers of a simulated call: those of a file, for this call only. */
final class SimulatedCustomers {
    private static final Duration AT_MOST = Duration.ofMillis(100);
    private static final NumberRules RULES = new NumberRules("86");

    private SimulatedCustomers() {}

    /** A directory of the file's customers; an empty one without a file. */
    static CustomerDirectory of(Optional<Path> file) {
        return file.map(SimulatedCustomers::imported).orElse(_ -> Optional.empty());
    }

    private static CustomerDirectory imported(Path csv) {
        try {
            Path directory = Files.createTempDirectory("greenline-customers");
            directory.toFile().deleteOnExit();
            Path store = directory.resolve("customers.db");
            store.toFile().deleteOnExit();
            CustomerImport.Outcome outcome = new CustomerImport(store, RULES).replaceBy(csv, csv.toString());
            if (!outcome.done()) {
                throw new CommandFailure(
                        outcome.findings().stream().map(Diagnostic::toString).toList());
            }
            return new SqliteCustomerDirectory(store, RULES, AT_MOST);
        } catch (IOException e) {
            throw new CommandFailure("a temporary directory for the customers cannot be made: " + e.getMessage());
        }
    }
}
