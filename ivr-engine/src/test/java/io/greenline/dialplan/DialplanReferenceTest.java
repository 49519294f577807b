package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Rule;
import io.greenline.source.Severity;
import io.greenline.yaml.KeyTable;
import io.greenline.yaml.YamlRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference and the loader cannot part: the page holds each of the loader's tables, row by row. */
class DialplanReferenceTest {
    private static final Path PAGE = Path.of("../docs/dialplan-reference.md");

    static String table(KeyTable table) {
        StringBuilder text = new StringBuilder("### ")
                .append(table.block())
                .append("\n\n| key | takes | meaning; default |\n|---|---|---|\n");
        for (KeyTable.Key key : table.keys().values()) {
            boolean required = key.need() == KeyTable.Need.REQUIRED;
            text.append(
                    "| `%s`%s | %s | %s |\n".formatted(key.name(), required ? " *" : "", key.takes(), key.meaning()));
        }
        return text.toString();
    }

    static String rules(Stream<? extends Rule> rules) {
        StringBuilder text = new StringBuilder("| rule | what it asks |\n|---|---|\n");
        rules.forEach(rule -> text.append("| `%s` | %s%s |\n"
                .formatted(rule.id(), rule.meaning(), rule.severity() == Severity.WARNING ? " (warning)" : "")));
        return text.toString();
    }

    @Test
    void thePageHoldsEveryTableOfTheLoader() throws IOException {
        String page = Files.readString(PAGE);
        for (KeyTable table : DialplanKeys.ALL) {
            assertThat(page).contains(table(table));
        }
        assertThat(page)
                .contains(
                        rules(Stream.of(YamlRule.values())),
                        rules(Stream.of(FileRule.values())),
                        rules(Stream.of(DialplanRule.values())));
    }

    @Test
    void thePageHoldsNoOtherTable() throws IOException {
        List<String> headings = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
        assertThat(headings)
                .containsExactlyElementsOf(
                        DialplanKeys.ALL.stream().map(KeyTable::block).toList());
    }

    @Test
    void everyNodeKindHasAKeyOfItsName() {
        for (NodeKind kind : NodeKind.values()) {
            assertThat(kind.keys().names()).contains(kind.word());
        }
    }
}
