package io.greenline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.yaml.KeyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference of test files and the loader cannot part. */
class ScenarioReferenceTest {
    private static final Path PAGE = Path.of("../docs/scenarios.md");

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
        for (KeyTable table : ScenarioKeys.ALL) {
            assertThat(page).contains(table(table));
        }
        for (ScenarioRule rule : ScenarioRule.values()) {
            assertThat(page).contains("| `%s` | %s |\n".formatted(rule.id(), rule.meaning()));
        }
        List<String> headings =
                page.lines().filter(line -> line.startsWith("### ")).toList();
        assertThat(headings)
                .containsExactlyElementsOf(ScenarioKeys.ALL.stream()
                        .map(table -> "### " + table.block())
                        .toList());
    }
}
