package io.greenline.store;

import io.greenline.caller.RegisterEntry;
import io.greenline.caller.VisitPassword;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Puts the rows of a CSV file into the register: all of them, or none when one is wrong. A row takes the place of the entry
 * with its number; entries that the file does not name stay.
 *
 * <p>The header names the columns, in any order: {@code number}, {@code needs}, {@code evidence}, {@code purposes}, {@code seen-by},
 * {@code starts} and {@code expires} must be there. UTF-8, with or without a byte order mark.
 */
public final class RegisterImport {
    private static final int MOST_MEGABYTES = 64;

    private final SqliteRegister register;
    private final NumberRules rules;
    private final RandomGenerator salts;

    /**
     * What came of an import.
     *
     * @param entries how many were put in; 0 when nothing was changed
     * @param findings in the order of the file; with an error among them nothing was changed
     */
    public record Outcome(int entries, List<Diagnostic> findings) {
        public Outcome {
            findings = List.copyOf(findings);
        }

        /** Whether the register now holds what the file says. */
        public boolean done() {
            return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        }
    }

    /**
     * An import into this register.
     *
     * @param salts random enough for passwords
     */
    public RegisterImport(SqliteRegister register, NumberRules rules, RandomGenerator salts) {
        this.register = register;
        this.rules = rules;
        this.salts = salts;
    }

    /**
     * Reads a file and puts its rows in. A row with a password takes some 50 ms.
     *
     * @param csv the file to read, at most 64 MB
     * @param shownAs how findings name it, as the operator did
     * @throws StoreException when the register cannot be written
     */
    public Outcome put(Path csv, String shownAs) {
        RegisterTable table;
        try {
            byte[] bytes = new ImportFile(csv, shownAs, MOST_MEGABYTES, "import it in parts").bytes();
            table = RegisterTable.parse(shownAs, bytes, rules);
        } catch (ImportFile.Refused refused) {
            return new Outcome(0, List.of(refused.finding()));
        }
        Outcome outcome = new Outcome(table.lines().size(), table.findings());
        if (!outcome.done()) {
            return new Outcome(0, table.findings());
        }
        register.put(table.lines().stream().map(this::sealed).toList());
        return outcome;
    }

    private RegisterEntry sealed(RegisterTable.Line line) {
        if (line.password().isEmpty()) {
            return line.entry();
        }
        byte[] salt = new byte[VisitPassword.SALT_BYTES];
        salts.nextBytes(salt);
        return line.entry().withPassword(Optional.of(VisitPassword.of(line.password(), salt)));
    }
}
