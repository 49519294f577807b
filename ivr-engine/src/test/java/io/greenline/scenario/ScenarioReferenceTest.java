package io.greenline.scenario;

import io.greenline.yaml.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The reference of test files and the loader cannot part. */
class ScenarioReferenceTest {
    @Test
    void thePageHoldsEachTableAndEachRuleOfTheLoaderAndNoOther() throws IOException {
        ReferencePage page = ReferencePage.of("scenarios.md");
        page.holdsJust(ScenarioKeys.ALL);
        page.holdsRowsOf(ScenarioRule.values());
    }
}
