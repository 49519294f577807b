package io.greenline.store;

import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One reading of a CSV file about people: its header, and its rows one by one to whoever knows what they mean. Every mistake is a
 * finding with its place. A finding never repeats what stands in the file: it may end in a log. One thread.
 */
final class CsvSheet {
    private static final int MOST_ROWS = 2_000_000;
    private static final int MOST_FINDINGS = 1_000;
    private static final int MOST_CHARACTERS = 200;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setRecordSeparator("\n")
            .get();

    private final CsvText text;
    private final Shape shape;
    private final NumberRules rules;
    private final Consumer<Row> meaning;
    private final List<Diagnostic> findings = new ArrayList<>();
    /** The line on which a number, in its national form, was met first. */
    private final Map<String, Integer> lineOf = new HashMap<>();

    /** The columns as the header has them; empty under a header that is wrong. */
    private final List<String> columns = new ArrayList<>();

    private int rows;

    /**
     * What a file of one kind looks like.
     *
     * @param about the kind, in front of the rules' names: {@code customer}
     * @param columns all that there can be, in the order in which advice names them
     * @param required those that there must be
     */
    record Shape(String about, List<String> columns, List<String> required) {
        private String advice() {
            return "the first line is: " + String.join(",", columns);
        }
    }

    private CsvSheet(CsvText text, Shape shape, NumberRules rules, Consumer<Row> meaning) {
        this.text = text;
        this.shape = shape;
        this.rules = rules;
        this.meaning = meaning;
    }

    /**
     * Reads a file.
     *
     * @param meaning is given each row that has as many fields as the header
     * @return every finding, in the order of the file
     */
    static List<Diagnostic> read(String file, byte[] bytes, Shape shape, NumberRules rules, Consumer<Row> meaning) {
        try {
            CsvSheet sheet = new CsvSheet(CsvText.of(file, bytes), shape, rules, meaning);
            return sheet.isPartedOtherwise() ? sheet.findings : sheet.run();
        } catch (CsvText.NotUtf8Exception e) {
            return List.of(e.finding());
        }
    }

    /** Looked at before anything is read: all else in such a file would be wrong for this one reason. */
    private boolean isPartedOtherwise() {
        Optional<CsvSeparator> separator = CsvSeparator.of(text.firstLine(), shape.columns());
        separator.ifPresent(sign -> error(
                text.startOfFirstLine(),
                "csv-separator",
                "the columns are parted by %s, not by commas".formatted(sign.words()),
                "save the file with commas; a list within a field keeps its ;"));
        return separator.isPresent();
    }

    private List<Diagnostic> run() {
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
                error(SourceSpan.startOf(text.file()), "csv-empty", "has no header", shape.advice());
            }
        } catch (UncheckedIOException | IOException e) {
            // The parser's own word on it repeats the row; the line is what the operator needs.
            error(
                    last.map(text::after).orElse(SourceSpan.startOf(text.file())),
                    "csv-quotes",
                    "a field of this row has quotation marks that do not match",
                    "double each quotation mark inside a field, and put the field in quotation marks");
        }
        return findings;
    }

    private boolean isFull(CSVRecord row) {
        if (findings.size() >= MOST_FINDINGS) {
            return true;
        }
        if (rows == MOST_ROWS) {
            error(
                    text.at(row, 0),
                    "csv-too-long",
                    "more than %d rows".formatted(MOST_ROWS),
                    "import the part that the hotline needs");
        }
        return rows++ >= MOST_ROWS;
    }

    private void header(CSVRecord row) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.size(); i++) {
            String column = row.get(i).strip();
            if (!shape.columns().contains(column)) {
                error(text.at(row, i), "csv-column", "unknown column", shape.advice());
            } else if (!seen.add(column)) {
                error(text.at(row, i), "csv-column", "column '%s' is there twice".formatted(column), "remove one");
            }
            columns.add(column);
        }
        for (String needed : shape.required()) {
            if (!seen.contains(needed)) {
                error(text.at(row, 0), "csv-column", "column '%s' is missing".formatted(needed), shape.advice());
            }
        }
        if (!findings.isEmpty()) {
            columns.clear(); // Rows under a wrong header would only be wrong in the same way again.
        }
    }

    private void row(CSVRecord row) {
        if (row.size() == columns.size()) {
            meaning.accept(new Row(row));
            return;
        }
        error(
                text.at(row, Math.min(row.size(), columns.size()) - 1),
                "csv-fields",
                "%d fields under a header of %d".formatted(row.size(), columns.size()),
                "put a field that has a comma in quotation marks");
    }

    private void error(SourceSpan at, String rule, String problem, String remedy) {
        findings.add(Diagnostic.error(at, rule, problem, remedy));
    }

    /** The fields of one row by column. */
    final class Row {
        private final CSVRecord row;
        private final int before = findings.size();

        private Row(CSVRecord row) {
            this.row = row;
        }

        /** Whether nothing was found wrong with this row so far. */
        boolean isGood() {
            return findings.size() == before;
        }

        /** What stands under a column; empty where the file has no such column, and where it is too long. */
        String get(String column) {
            int index = columns.indexOf(column);
            String value = index < 0 ? "" : row.get(index).strip();
            if (value.length() > MOST_CHARACTERS) {
                error(column, "too-long", "longer than %d characters".formatted(MOST_CHARACTERS), "shorten it");
                return "";
            }
            return value;
        }

        /** What stands under a column that must not be empty. */
        String required(String column, String remedy) {
            String value = get(column);
            if (value.isEmpty()) {
                error(column, column, "no " + column, remedy);
            }
            return value;
        }

        /** Notes what is wrong with a field; the rule's name is told after the kind of file. */
        void error(String column, String rule, String problem, String remedy) {
            CsvSheet.this.error(
                    text.at(row, Math.max(0, columns.indexOf(column))), shape.about() + "-" + rule, problem, remedy);
        }

        /** The row's own number: the first row with it has it, all others are wrong. */
        Optional<PhoneNumber> key(String column) {
            Optional<PhoneNumber> number = PhoneNumber.parse(get(column));
            if (number.isEmpty()) {
                error(column, column, "not a telephone number", "write 1 to 32 digits, with + before a country code");
                return number;
            }
            int line = text.at(row, 0).line();
            Integer first = lineOf.putIfAbsent(rules.national(number.get()), line);
            if (first != null) {
                error(
                        column,
                        "twice",
                        "the same number as on line " + first,
                        "keep one row a number; a country code and leading zeros make no difference");
            }
            return number;
        }

        /** Words parted by {@code ;}, each once. */
        List<String> names(String column, int most, String what, String example) {
            List<String> names = Arrays.stream(get(column).split(";", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
            if (names.size() > most || !names.stream().allMatch(Name::isName)) {
                error(
                        column,
                        column,
                        "not a list of " + what,
                        "write up to %d words parted by ; such as %s".formatted(most, example));
            }
            return names;
        }
    }
}
