package io.greenline.store;

import io.greenline.caller.Register;
import io.greenline.caller.RegisterEntry;
import io.greenline.caller.RegisterEntry.Consent;
import io.greenline.caller.RegisterEntry.Contact;
import io.greenline.caller.VisitPassword;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Priority Services Register in an SQLite file of its own, for its owner alone. One transaction at a time; durable when it
 * returns. The engine and the commands may have it open at the same time.
 */
public final class SqliteRegister implements Register, AutoCloseable {
    private static final String COLUMNS =
            "number, premises, needs, evidence, purposes, seen_by, starts, expires, withdrawn,"
                    + " review, contact_name, contact_number, password";

    private final SharedFile file;
    private final NumberRules rules;

    /**
     * Opens the register, and makes an empty one where there is none.
     *
     * @param atMost the longest that a transaction waits for its turn and, once more, for a locked file
     * @throws StoreException when the file cannot be used
     */
    public SqliteRegister(Path path, NumberRules rules, Duration atMost) {
        this.file = new SharedFile(new Database(path, Database.Kind.REGISTER), atMost);
        this.rules = rules;
    }

    @Override
    public Optional<RegisterEntry> find(PhoneNumber number) throws IOException {
        try {
            return entry(number);
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * As {@link #find}, for commands.
     *
     * @throws StoreException when it cannot be read
     */
    public Optional<RegisterEntry> entry(PhoneNumber number) {
        return file.transaction(connection -> read(connection, number));
    }

    private Optional<RegisterEntry> read(Connection connection, PhoneNumber number) throws SQLException {
        return SharedFile.query(
                        connection,
                        SqliteRegister::entry,
                        "select " + COLUMNS + " from entry where telephone = ?",
                        rules.national(number))
                .stream()
                .findFirst();
    }

    /** Every entry, by number. */
    public List<RegisterEntry> all() {
        return file.transaction(connection -> SharedFile.query(
                connection, SqliteRegister::entry, "select " + COLUMNS + " from entry order by telephone"));
    }

    /**
     * Puts entries in, in one transaction: all of them or none. An entry takes the place of the one with its number; without a
     * password of its own it keeps that one's.
     */
    public void put(List<RegisterEntry> entries) {
        file.transaction(connection -> {
            for (RegisterEntry entry : entries) {
                Optional<VisitPassword> password = entry.password().isPresent()
                        ? entry.password()
                        : read(connection, entry.number()).flatMap(RegisterEntry::password);
                insert(connection, entry.withPassword(password));
            }
            return entries.size();
        });
    }

    /** Takes an entry out; false when there is none. */
    public boolean remove(PhoneNumber number) {
        return file.transaction(connection ->
                SharedFile.update(connection, "delete from entry where telephone = ?", rules.national(number)) > 0);
    }

    private void insert(Connection connection, RegisterEntry entry) throws SQLException {
        Consent consent = entry.consent();
        SharedFile.update(
                connection,
                "insert or replace into entry (telephone, " + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                rules.national(entry.number()),
                entry.number().value(),
                entry.premises(),
                String.join(";", entry.needs()),
                entry.evidence(),
                String.join(";", new TreeSet<>(consent.purposes())),
                String.join(";", new TreeSet<>(consent.seenBy())),
                consent.starts().toString(),
                consent.expires().toString(),
                consent.withdrawn().map(LocalDate::toString).orElse(""),
                entry.review().toString(),
                entry.contact().map(Contact::name).orElse(""),
                entry.contact().map(contact -> contact.number().value()).orElse(""),
                entry.password().map(VisitPassword::kept).orElse(""));
    }

    private static RegisterEntry entry(ResultSet row) throws SQLException {
        String contact = row.getString(12);
        return new RegisterEntry(
                new PhoneNumber(row.getString(1)),
                row.getString(2),
                List.copyOf(words(row.getString(3))),
                row.getString(4),
                new Consent(
                        words(row.getString(5)),
                        words(row.getString(6)),
                        LocalDate.parse(row.getString(7)),
                        LocalDate.parse(row.getString(8)),
                        day(row.getString(9))),
                LocalDate.parse(row.getString(10)),
                contact.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Contact(row.getString(11), new PhoneNumber(contact))),
                VisitPassword.ofKept(row.getString(13)));
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(Arrays.asList(text.split(";", -1)));
    }

    @Override
    public void close() {
        file.close();
    }
}
