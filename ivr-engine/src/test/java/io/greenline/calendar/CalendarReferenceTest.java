package io.greenline.calendar;

import io.greenline.yaml.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page about opening hours and the loader cannot part. */
class CalendarReferenceTest {
    @Test
    void thePageHoldsEachTableAndEachRuleOfTheLoaderAndNoOther() throws IOException {
        ReferencePage page = ReferencePage.of("calendars.md");
        page.holdsJust(CalendarKeys.ALL);
        page.holdsTableOf(CalendarRule.values());
    }
}
