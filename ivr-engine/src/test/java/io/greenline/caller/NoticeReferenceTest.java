package io.greenline.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.yaml.KeyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about notices and the loader cannot part. */
class NoticeReferenceTest {
    private static final Path PAGE = Path.of("../docs/notices.md");

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
        for (KeyTable table : NoticeKeys.ALL) {
            assertThat(page).contains(table(table));
        }
        List<String> rules = page.lines()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| [A-Z].*"))
                .toList();
        for (NoticeRule rule : NoticeRule.values()) {
            assertThat(rules).contains("| `%s` | %s |".formatted(rule.id(), rule.meaning()));
        }
        List<String> headings =
                page.lines().filter(line -> line.startsWith("### ")).toList();
        assertThat(headings)
                .containsExactlyElementsOf(NoticeKeys.ALL.stream()
                        .map(table -> "### " + table.block())
                        .toList());
    }
}
