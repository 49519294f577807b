package io.greenline.store;

import io.greenline.caller.Customer;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Replaces the customer directory by the rows of a CSV file: all of them, or none when one is wrong.
 *
 * <p>The header names the columns, in any order: {@code number} and {@code name} must be there; {@code tier} (else
 * {@code standard}), {@code needs} (codes parted by {@code ;}), {@code premises}, {@code area}, {@code language} and {@code age} may be.
 * UTF-8, with or without a byte order mark.
 */
public final class CustomerImport {
    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final int MOST_MEGABYTES = 256;

    private final Database database;
    private final NumberRules rules;

    /**
     * What came of an import.
     *
     * @param customers how many there are now; 0 when nothing was changed
     * @param findings in the order of the file; with an error among them nothing was changed
     */
    public record Outcome(int customers, List<Diagnostic> findings) {
        public Outcome {
            findings = List.copyOf(findings);
        }

        /** Whether the directory now holds what the file says. */
        public boolean done() {
            return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        }
    }

    /** An import into the directory in this file; it is made where it is missing. */
    public CustomerImport(Path directoryFile, NumberRules rules) {
        this.database = new Database(directoryFile, Database.Kind.CUSTOMERS);
        this.rules = rules;
    }

    /**
     * Reads a file and replaces the directory. Blocking; look-ups go on meanwhile.
     *
     * @param csv the file to read, at most 256 MB
     * @param shownAs how findings name it, as the operator did
     * @throws StoreException when the directory cannot be written
     */
    public Outcome replaceBy(Path csv, String shownAs) {
        CustomerTable table;
        try {
            byte[] bytes =
                    new ImportFile(csv, shownAs, MOST_MEGABYTES, "import the part that the hotline needs").bytes();
            table = CustomerTable.parse(shownAs, bytes, rules);
        } catch (ImportFile.Refused refused) {
            return new Outcome(0, List.of(refused.finding()));
        }
        Outcome outcome = new Outcome(table.customers().size(), table.findings());
        if (!outcome.done()) {
            return new Outcome(0, table.findings());
        }
        database.prepare(BUSY);
        try (Connection connection = database.writer(BUSY)) {
            replace(connection, table.customers());
        } catch (SQLException e) {
            throw Fault.exception(database.file(), e);
        }
        return outcome;
    }

    private void replace(Connection connection, List<Customer> customers) throws SQLException {
        try (Statement clear = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into customer"
                                + " (number, national, name, tier, needs, premises, area, language, age) values (?,?,?,?,?,?,?,?,?)")) {
            clear.executeUpdate("delete from customer");
            for (Customer customer : customers) {
                insert.setString(1, customer.number().value());
                insert.setString(2, rules.national(customer.number()));
                insert.setString(3, customer.name());
                insert.setString(4, customer.tier());
                insert.setString(5, String.join(";", customer.needs()));
                insert.setString(6, customer.premises());
                insert.setString(7, customer.area());
                insert.setString(8, customer.language());
                insert.setInt(9, customer.age());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
