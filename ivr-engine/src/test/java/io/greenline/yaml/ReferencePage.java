package io.greenline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Rule;
import io.greenline.source.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A page of docs that explains files key by key: it and the loader's tables cannot part. */
public record ReferencePage(String text) {

    /** The page of this name in docs. */
    public static ReferencePage of(String name) throws IOException {
        return new ReferencePage(Files.readString(Path.of("../docs").resolve(name)));
    }

    /** Holds each of these tables, row by row, under its heading, and no other. */
    public void holdsJust(List<KeyTable> tables) {
        for (KeyTable table : tables) {
            assertThat(text).contains(written(table));
        }
        assertThat(text.lines().filter(line -> line.startsWith("### ")))
                .containsExactlyElementsOf(
                        tables.stream().map(table -> "### " + table.block()).toList());
    }

    /** Holds these rules, in this order, as one table. */
    public void holdsTableOf(Rule... rules) {
        StringBuilder table = new StringBuilder("| rule | what it asks |\n|---|---|\n");
        for (Rule rule : rules) {
            table.append(row(rule)).append('\n');
        }
        assertThat(text).contains(table);
    }

    /** Holds a row for each of these rules. */
    public void holdsRowsOf(Rule... rules) {
        assertThat(text.lines())
                .containsAll(Stream.of(rules).map(ReferencePage::row).toList());
    }

    private static String row(Rule rule) {
        return "| `%s` | %s%s |"
                .formatted(rule.id(), rule.meaning(), rule.severity() == Severity.WARNING ? " (warning)" : "");
    }

    private static String written(KeyTable table) {
        StringBuilder written = new StringBuilder("### ")
                .append(table.block())
                .append("\n\n| key | takes | meaning; default |\n|---|---|---|\n");
        for (KeyTable.Key key : table.keys().values()) {
            String star = key.need() == KeyTable.Need.REQUIRED ? " *" : "";
            written.append("| `%s`%s | %s | %s |\n".formatted(key.name(), star, key.takes(), key.meaning()));
        }
        return written.append('\n').toString();
    }
}
