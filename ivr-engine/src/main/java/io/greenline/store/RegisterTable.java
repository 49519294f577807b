package io.greenline.store;

import io.greenline.caller.Purposes;
import io.greenline.caller.RegisterEntry;
import io.greenline.caller.RegisterEntry.Consent;
import io.greenline.caller.RegisterEntry.Contact;
import io.greenline.caller.VisitPassword;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Name;
import io.greenline.telephony.PhoneNumber;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of a register's CSV file with every finding about it. A finding repeats nothing of what stands in the file.
 *
 * @param lines the good rows
 * @param findings in the order of the file
 */
record RegisterTable(List<Line> lines, List<Diagnostic> findings) {
    private static final int MOST = 16;
    private static final CsvSheet.Shape SHAPE = new CsvSheet.Shape(
            "register",
            List.of(
                    "number",
                    "premises",
                    "needs",
                    "evidence",
                    "purposes",
                    "seen-by",
                    "starts",
                    "expires",
                    "review",
                    "withdrawn",
                    "contact-name",
                    "contact-number",
                    "password"),
            List.of("number", "needs", "evidence", "purposes", "seen-by", "starts", "expires"));

    /**
     * A row.
     *
     * @param entry without its password
     * @param password as it was written; empty keeps the one that there is
     */
    record Line(RegisterEntry entry, String password) {
        /** Not the password. */
        @Override
        public String toString() {
            return entry.toString();
        }
    }

    static RegisterTable parse(String file, byte[] bytes, NumberRules rules) {
        List<Line> lines = new ArrayList<>();
        List<Diagnostic> findings =
                CsvSheet.read(file, bytes, SHAPE, rules, row -> line(row).ifPresent(lines::add));
        return new RegisterTable(lines, findings);
    }

    private static Optional<Line> line(CsvSheet.Row row) {
        Optional<PhoneNumber> number = row.key("number");
        String premises = row.get("premises");
        List<String> needs = some(row, "needs", "needs", "life-support;deaf");
        String evidence = row.required("evidence", "write where it is known from, such as: medical certificate");
        Optional<Consent> consent = consent(row);
        Optional<LocalDate> review = day(row, "review").or(() -> consent.map(Consent::expires));
        Optional<Contact> contact = contact(row);
        String password = row.get("password");
        if (!password.isEmpty() && !VisitPassword.isWellFormed(password)) {
            row.error(
                    "password",
                    "password",
                    "too short or too long for a password",
                    "write %d to %d characters, or nothing to keep the one that there is"
                            .formatted(VisitPassword.LEAST_CHARACTERS, VisitPassword.MOST_CHARACTERS));
        }
        if (!row.isGood() || number.isEmpty() || consent.isEmpty() || review.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Line(
                new RegisterEntry(
                        number.get(),
                        premises,
                        needs,
                        evidence,
                        consent.get(),
                        review.get(),
                        contact,
                        Optional.empty()),
                password));
    }

    private static Optional<Consent> consent(CsvSheet.Row row) {
        List<String> purposes = purposes(row);
        List<String> seenBy = some(row, "seen-by", "roles", "desk;field-crew");
        Optional<LocalDate> starts = requiredDay(row, "starts");
        Optional<LocalDate> expires = requiredDay(row, "expires");
        Optional<LocalDate> withdrawn = day(row, "withdrawn");
        if (starts.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        if (!starts.get().isBefore(expires.get())) {
            row.error("expires", "expires", "not after its start", "write the first day on which consent ends");
            return Optional.empty();
        }
        return Optional.of(
                new Consent(Set.copyOf(purposes), Set.copyOf(seenBy), starts.get(), expires.get(), withdrawn));
    }

    private static List<String> purposes(CsvSheet.Row row) {
        List<String> purposes = some(row, "purposes", "purposes", String.join(";", Purposes.KNOWN));
        if (purposes.stream().allMatch(Name::isName)) { // The others are told already.
            Purposes.remedy(purposes).ifPresent(remedy -> row.error("purposes", "purposes", Purposes.UNKNOWN, remedy));
        }
        return purposes;
    }

    private static List<String> some(CsvSheet.Row row, String column, String what, String example) {
        boolean told = !row.get(column).isEmpty();
        if (!told) {
            row.error(column, column, "no " + what, "write one or more, such as " + example);
        }
        return told ? row.names(column, MOST, what, example) : List.of();
    }

    private static Optional<Contact> contact(CsvSheet.Row row) {
        String name = row.get("contact-name");
        String number = row.get("contact-number");
        if (name.isEmpty() && number.isEmpty()) {
            return Optional.empty();
        }
        Optional<PhoneNumber> telephone = PhoneNumber.parse(number);
        if (name.isEmpty()) {
            row.error("contact-name", "contact", "a contact without a name", "write name and number, or neither");
        } else if (telephone.isEmpty()) {
            row.error("contact-number", "contact", "not a telephone number", "write name and number, or neither");
        }
        return telephone.map(known -> new Contact(name, known));
    }

    private static Optional<LocalDate> requiredDay(CsvSheet.Row row, String column) {
        return row.required(column, "write a day such as 2026-11-26").isEmpty() ? Optional.empty() : day(row, column);
    }

    private static Optional<LocalDate> day(CsvSheet.Row row, String column) {
        String day = row.get(column);
        try {
            return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException _) {
            row.error(column, column, "not a day", "write one such as 2026-11-26");
            return Optional.empty();
        }
    }
}
