package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.yaml.ReferencePage;
import io.greenline.yaml.YamlRule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The reference and the loader cannot part: the page holds each of the loader's tables, row by row. */
class DialplanReferenceTest {
    private static ReferencePage page() throws IOException {
        return ReferencePage.of("dialplan-reference.md");
    }

    @Test
    void thePageHoldsEveryTableOfTheLoaderAndNoOther() throws IOException {
        page().holdsJust(DialplanKeys.ALL);
    }

    @Test
    void thePageHoldsEveryRuleOfTheLoader() throws IOException {
        page().holdsTableOf(YamlRule.values());
        page().holdsTableOf(FileRule.values());
        page().holdsTableOf(DialplanRule.values());
    }

    @Test
    void everyNodeKindHasAKeyOfItsName() {
        for (NodeKind kind : NodeKind.values()) {
            assertThat(kind.keys().names()).contains(kind.word());
        }
    }
}
