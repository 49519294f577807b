package io.greenline.caller;

import io.greenline.yaml.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page about notices and the loader cannot part. */
class NoticeReferenceTest {
    @Test
    void thePageHoldsEachTableAndEachRuleOfTheLoaderAndNoOther() throws IOException {
        ReferencePage page = ReferencePage.of("notices.md");
        page.holdsJust(NoticeKeys.ALL);
        page.holdsRowsOf(NoticeRule.values());
    }
}
