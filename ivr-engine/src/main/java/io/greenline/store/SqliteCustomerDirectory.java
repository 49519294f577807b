package io.greenline.store;

import io.greenline.caller.Customer;
import io.greenline.caller.CustomerDirectory;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The customers in an SQLite file of their own, so that an import never holds up the journal. A look-up sees the customers of
 * before an import or those of after it, and waits for neither.
 */
public final class SqliteCustomerDirectory implements CustomerDirectory, AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final Duration BUSY_WHILE_OPENING = Duration.ofSeconds(1);
    private static final String FIND = "select number, name, tier, needs, premises, area, language, age from customer"
            + " where number = ?1 or national = ?2 order by number = ?1 desc limit 1";

    private final Path file;
    private final NumberRules rules;
    private final Duration atMost;
    private final BlockingQueue<Lookup> free = new ArrayBlockingQueue<>(AT_ONCE);

    /** A connection with its query, used by one look-up at a time. */
    private record Lookup(Connection connection, PreparedStatement query) {}

    /**
     * Opens the directory, and makes an empty one where there is none.
     *
     * @param atMost the longest that a look-up waits for its turn and, once more, for a locked file; well below the budget of
     *     whoever asks
     * @throws StoreException when the file cannot be used
     */
    public SqliteCustomerDirectory(Path file, NumberRules rules, Duration atMost) {
        this.file = file;
        this.rules = rules;
        this.atMost = atMost;
        Database database = new Database(file, Database.Kind.CUSTOMERS);
        database.prepare(BUSY_WHILE_OPENING);
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                Connection connection = database.reader(atMost);
                free.add(new Lookup(connection, connection.prepareStatement(FIND)));
            }
        } catch (SQLException e) {
            closeQuietly();
            throw Fault.exception(file, e);
        }
    }

    @Override
    public Optional<Customer> find(PhoneNumber number) throws IOException {
        Lookup lookup = take();
        try {
            lookup.query().setString(1, number.value());
            lookup.query().setString(2, rules.national(number));
            try (ResultSet row = lookup.query().executeQuery()) {
                return row.next() ? Optional.of(customer(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IOException(Fault.inWords(file, e), e);
        } finally {
            free.add(lookup);
        }
    }

    /** The areas that customers have. Reads every customer: for commands, not for calls. */
    public SortedSet<String> areas() throws IOException {
        Lookup lookup = take();
        try (Statement statement = lookup.connection().createStatement();
                ResultSet row = statement.executeQuery("select distinct area from customer where area <> ''")) {
            SortedSet<String> areas = new TreeSet<>();
            while (row.next()) {
                areas.add(row.getString(1));
            }
            return areas;
        } catch (SQLException e) {
            throw new IOException(Fault.inWords(file, e), e);
        } finally {
            free.add(lookup);
        }
    }

    private Lookup take() throws IOException {
        try {
            Lookup lookup = free.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            if (lookup == null) {
                throw new IOException("%s: %d look-ups are under way and none ended within %d ms"
                        .formatted(file, AT_ONCE, atMost.toMillis()));
            }
            return lookup;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("%s: the look-up was interrupted".formatted(file), e);
        }
    }

    private static Customer customer(ResultSet row) throws SQLException {
        String needs = row.getString(4);
        return new Customer(
                new PhoneNumber(row.getString(1)),
                row.getString(2),
                row.getString(3),
                needs.isEmpty() ? List.of() : List.of(needs.split(";", -1)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8));
    }

    private void closeQuietly() {
        try {
            closeFree();
        } catch (SQLException secondary) {
            // The failure that led here is the one to tell of.
        }
    }

    private void closeFree() throws SQLException {
        List<Lookup> lookups = new ArrayList<>();
        free.drainTo(lookups);
        List<AutoCloseable> all = new ArrayList<>();
        lookups.forEach(lookup -> all.add(lookup.query()));
        lookups.forEach(lookup -> all.add(lookup.connection()));
        Database.close(all);
    }

    /** Closes the file. No look-up may be under way. */
    @Override
    public void close() {
        try {
            closeFree();
        } catch (SQLException e) {
            throw Fault.exception(file, e);
        }
    }
}
