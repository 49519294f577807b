package io.greenline.app;

import io.greenline.app.operation.HealthPart.Condition;
import io.greenline.app.settings.Settings;
import io.greenline.journal.JournalHealth;
import io.greenline.store.CustomerImport;
import io.greenline.store.JournalLimits;
import io.greenline.store.NumberRules;
import io.greenline.store.SqliteCustomerDirectory;
import io.greenline.store.SqliteJournal;
import io.greenline.store.SqliteJournalReader;
import io.greenline.store.SqliteRoutingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is kept on this machine, open. */
record Store(
        SqliteJournal journal, SqliteJournalReader reader, SqliteCustomerDirectory customers, SqliteRoutingLog routing)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    /** A look-up's own limit: dialplans give it 300 ms and more. */
    private static final Duration LOOKUP = Duration.ofMillis(100);

    /** What figures are computed from: a year and a month, so that a year can be compared with the one before. */
    private static final Duration ROUTING_KEPT = Duration.ofDays(400);

    /** Below this much free disk no new calls should come: 200 MB are days of journal. */
    static final long LEAST_FREE_BYTES = 200L << 20;

    /** Opens it, and makes it where there is none. */
    static Store open(Settings.Store settings) {
        StoreFiles files = new StoreFiles(settings.directory());
        files.make();
        SqliteJournal journal = new SqliteJournal(files.journal(), JournalLimits.USUAL, Optional.of(files.spool()));
        try {
            settings.customers().ifPresent(csv -> importCustomers(settings, csv));
            SqliteCustomerDirectory customers =
                    new SqliteCustomerDirectory(files.customers(), new NumberRules(settings.countryCode()), LOOKUP);
            SqliteRoutingLog routing = routing(files, customers);
            return new Store(journal, new SqliteJournalReader(files.journal()), customers, routing);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static SqliteRoutingLog routing(StoreFiles files, SqliteCustomerDirectory customers) {
        try {
            return new SqliteRoutingLog(files.routing(), JournalLimits.USUAL, ROUTING_KEPT);
        } catch (RuntimeException e) {
            customers.close();
            throw e;
        }
    }

    /** A wrong file keeps nobody from being answered: the directory stays as it was. */
    private static void importCustomers(Settings.Store settings, Path csv) {
        CustomerImport.Outcome outcome = CustomersCommand.replace(settings, csv);
        outcome.findings().forEach(finding -> LOG.warn("{}", finding));
        if (!outcome.done()) {
            LOG.error("{} was not imported: the customer directory stays as it was", csv);
        }
    }

    Condition condition() {
        JournalHealth health = journal.health();
        String queue = "%d events wait, the oldest for %d ms"
                .formatted(health.waitingEvents(), health.oldestWaiting().toMillis());
        return new Condition(
                health.acceptsCalls(),
                health.lastError().map(error -> error + "; " + queue).orElse(queue));
    }

    /** Whether there is room for the journal. */
    static Condition disk(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new Condition(false, directory + " is no folder to write to");
        }
        // Not FileStore: it looks for the mount point first, and in a chroot the system's table may not have it.
        long free = directory.toFile().getUsableSpace();
        return new Condition(free >= LEAST_FREE_BYTES, "%d MB free at %s".formatted(free >> 20, directory));
    }

    /** Whether a folder's files can be read. */
    static Condition readable(Path directory) {
        boolean readable = Files.isDirectory(directory) && Files.isReadable(directory);
        return new Condition(readable, readable ? directory.toString() : directory + " is no folder to read from");
    }

    @Override
    public void close() {
        routing.close();
        reader.close();
        customers.close();
        journal.close();
    }
}
