package io.greenline.routing.plan;

import io.greenline.yaml.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page about routing files and the loader cannot part. */
class RoutingReferenceTest {
    @Test
    void thePageHoldsEachTableAndEachRuleOfTheLoaderAndNoOther() throws IOException {
        ReferencePage page = ReferencePage.of("routing-reference.md");
        page.holdsJust(RoutingKeys.ALL);
        page.holdsTableOf(RoutingRule.values());
    }
}
