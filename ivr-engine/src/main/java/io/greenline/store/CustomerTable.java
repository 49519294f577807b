package io.greenline.store;

import io.greenline.caller.Customer;
import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The customers of a CSV file with every finding about it. A finding never repeats a customer's data: it may end in a log.
 *
 * @param customers the good rows
 * @param findings in the order of the file
 */
record CustomerTable(List<Customer> customers, List<Diagnostic> findings) {
    private static final int MOST_ROWS = 2_000_000;
    private static final int MOST_FINDINGS = 1_000;
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_NEEDS = 16;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setRecordSeparator("\n")
            .get();

    /** The columns by their header's word. */
    private enum Column {
        NUMBER,
        NAME,
        TIER,
        NEEDS,
        PREMISES,
        AREA,
        LANGUAGE,
        AGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Column> of(String word) {
            return Arrays.stream(values())
                    .filter(column -> column.word().equals(word))
                    .findFirst();
        }
    }

    static CustomerTable parse(String file, byte[] bytes, NumberRules rules) {
        CsvText text;
        try {
            text = CsvText.of(file, bytes);
        } catch (CsvText.NotUtf8Exception e) {
            return new CustomerTable(List.of(), List.of(e.finding()));
        }
        return new Parse(text, rules).run();
    }

    /** One reading of one file. */
    private static final class Parse {
        private final CsvText text;
        private final NumberRules rules;
        private final List<Customer> customers = new ArrayList<>();
        private final List<Diagnostic> findings = new ArrayList<>();
        /** The line on which a number, in its national form, was met first. */
        private final Map<String, Integer> lineOf = new HashMap<>();

        private final List<Optional<Column>> columns = new ArrayList<>();

        Parse(CsvText text, NumberRules rules) {
            this.text = text;
            this.rules = rules;
        }

        CustomerTable run() {
            Optional<CSVRecord> last = Optional.empty();
            try (CSVParser parser = FORMAT.parse(new StringReader(text.content()))) {
                for (CSVRecord row : parser) {
                    if (last.isEmpty()) {
                        header(row);
                    } else if (!columns.isEmpty() && !isFull(row)) {
                        row(row);
                    }
                    last = Optional.of(row);
                }
                if (last.isEmpty()) {
                    error(SourceSpan.startOf(text.file()), "csv-empty", "has no header", headerAdvice());
                }
            } catch (UncheckedIOException | IOException e) {
                // The parser's own word on it repeats the row; the line is what the operator needs.
                error(
                        last.map(text::after).orElse(SourceSpan.startOf(text.file())),
                        "csv-quotes",
                        "a field of this row has quotation marks that do not match",
                        "double each quotation mark inside a field, and put the field in quotation marks");
            }
            return new CustomerTable(customers, findings);
        }

        private boolean isFull(CSVRecord row) {
            if (findings.size() >= MOST_FINDINGS) {
                return true;
            }
            if (customers.size() == MOST_ROWS) {
                error(
                        text.at(row, 0),
                        "csv-too-long",
                        "more than %d rows".formatted(MOST_ROWS),
                        "import the part that the hotline needs");
            }
            return customers.size() >= MOST_ROWS;
        }

        private void header(CSVRecord row) {
            Set<Column> seen = new HashSet<>();
            for (int i = 0; i < row.size(); i++) {
                Optional<Column> column = Column.of(row.get(i).strip());
                if (column.isEmpty()) {
                    error(text.at(row, i), "csv-column", "unknown column", headerAdvice());
                } else if (!seen.add(column.get())) {
                    error(
                            text.at(row, i),
                            "csv-column",
                            "column '%s' is there twice".formatted(column.get().word()),
                            "remove one");
                }
                columns.add(column);
            }
            for (Column needed : List.of(Column.NUMBER, Column.NAME)) {
                if (!seen.contains(needed)) {
                    error(
                            text.at(row, 0),
                            "csv-column",
                            "column '%s' is missing".formatted(needed.word()),
                            headerAdvice());
                }
            }
            if (!findings.isEmpty()) {
                columns.clear(); // Rows under a wrong header would only be wrong in the same way again.
            }
        }

        private static String headerAdvice() {
            return "the first line is: number,name,tier,needs,premises,area,language,age";
        }

        private void row(CSVRecord row) {
            int before = findings.size();
            if (row.size() != columns.size()) {
                error(
                        text.at(row, Math.min(row.size(), columns.size()) - 1),
                        "csv-fields",
                        "%d fields under a header of %d".formatted(row.size(), columns.size()),
                        "put a field that has a comma in quotation marks");
                return;
            }
            Fields fields = new Fields(row);
            Optional<PhoneNumber> number = fields.number();
            String name = fields.get(Column.NAME);
            if (name.isEmpty()) {
                fields.error(Column.NAME, "customer-name", "no name", "write one");
            }
            String tier = fields.tier();
            List<String> needs = fields.needs();
            String language = fields.language();
            int age = fields.age();
            String premises = fields.get(Column.PREMISES);
            String area = fields.get(Column.AREA);
            if (number.isPresent() && findings.size() == before) {
                customers.add(new Customer(number.get(), name, tier, needs, premises, area, language, age));
            }
        }

        private void error(SourceSpan at, String rule, String problem, String remedy) {
            findings.add(Diagnostic.error(at, rule, problem, remedy));
        }

        /** The fields of one row by column. */
        private final class Fields {
            private final CSVRecord row;

            Fields(CSVRecord row) {
                this.row = row;
            }

            private int index(Column column) {
                return columns.indexOf(Optional.of(column));
            }

            String get(Column column) {
                int index = index(column);
                String value = index < 0 ? "" : row.get(index).strip();
                if (value.length() > MOST_CHARACTERS) {
                    error(
                            column,
                            "customer-too-long",
                            "longer than %d characters".formatted(MOST_CHARACTERS),
                            "shorten it");
                    return "";
                }
                return value;
            }

            void error(Column column, String rule, String problem, String remedy) {
                Parse.this.error(text.at(row, Math.max(0, index(column))), rule, problem, remedy);
            }

            Optional<PhoneNumber> number() {
                Optional<PhoneNumber> number = PhoneNumber.parse(get(Column.NUMBER));
                if (number.isEmpty()) {
                    error(
                            Column.NUMBER,
                            "customer-number",
                            "not a telephone number",
                            "write 1 to 32 digits, with + before a country code");
                    return number;
                }
                int line = text.at(row, 0).line();
                Integer first = lineOf.putIfAbsent(rules.national(number.get()), line);
                if (first != null) {
                    error(
                            Column.NUMBER,
                            "customer-twice",
                            "the same number as on line %d".formatted(first),
                            "keep one row a number; a country code and leading zeros make no difference");
                }
                return number;
            }

            String tier() {
                String tier = get(Column.TIER);
                if (!tier.isEmpty() && !Name.isName(tier)) {
                    error(Column.TIER, "customer-tier", "not the name of a tier", "write a word such as critical");
                }
                return tier.isEmpty() ? "standard" : tier;
            }

            List<String> needs() {
                List<String> needs = Arrays.stream(get(Column.NEEDS).split(";", -1))
                        .map(String::strip)
                        .filter(need -> !need.isEmpty())
                        .distinct()
                        .toList();
                if (needs.size() > MOST_NEEDS || !needs.stream().allMatch(Name::isName)) {
                    error(
                            Column.NEEDS,
                            "customer-needs",
                            "not a list of needs",
                            "write up to %d words parted by ; such as elderly;life-support".formatted(MOST_NEEDS));
                }
                return needs;
            }

            String language() {
                String language = get(Column.LANGUAGE);
                if (!language.isEmpty() && !Language.isTag(language)) {
                    error(
                            Column.LANGUAGE,
                            "customer-language",
                            "not a language tag",
                            "write one such as zh-CN, or nothing");
                }
                return language;
            }

            int age() {
                String age = get(Column.AGE);
                if (age.isEmpty()) {
                    return 0;
                }
                if (!age.matches("[0-9]{1,3}") || Integer.parseInt(age) > 150) {
                    error(Column.AGE, "customer-age", "not an age", "write 0 to 150 years, or nothing");
                    return 0;
                }
                return Integer.parseInt(age);
            }
        }
    }
}
