package io.greenline.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Severity;
import io.greenline.yaml.KeyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about routing files and the loader cannot part. */
class RoutingReferenceTest {
    private static final Path PAGE = Path.of("../docs/routing-reference.md");

    private static String table(KeyTable table) {
        StringBuilder text = new StringBuilder("### ")
                .append(table.block())
                .append("\n\n| key | takes | meaning; default |\n|---|---|---|\n");
        for (KeyTable.Key key : table.keys().values()) {
            String star = key.need() == KeyTable.Need.REQUIRED ? " *" : "";
            text.append("| `%s`%s | %s | %s |\n".formatted(key.name(), star, key.takes(), key.meaning()));
        }
        return text.append('\n').toString();
    }

    @Test
    void thePageHoldsEachTableAndEachRuleOfTheLoaderAndNoOther() throws IOException {
        String page = Files.readString(PAGE);
        for (KeyTable table : RoutingKeys.ALL) {
            assertThat(page).contains(table(table));
        }
        StringBuilder rules = new StringBuilder("| rule | what it asks |\n|---|---|\n");
        for (RoutingRule rule : RoutingRule.values()) {
            rules.append("| `%s` | %s%s |\n"
                    .formatted(rule.id(), rule.meaning(), rule.severity() == Severity.WARNING ? " (warning)" : ""));
        }
        assertThat(page).contains(rules);
        List<String> headings =
                page.lines().filter(line -> line.startsWith("### ")).toList();
        assertThat(headings)
                .containsExactlyElementsOf(
                        RoutingKeys.ALL.stream().map(table -> "### " + table.block()).toList());
    }
}
