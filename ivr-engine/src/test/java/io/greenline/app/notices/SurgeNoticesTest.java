package io.greenline.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.caller.Audience;
import io.greenline.caller.NoticeBoard;
import io.greenline.caller.NoticeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A notice of a surge level is heard while the level holds, and at no other time. */
class SurgeNoticesTest {
    private static final NoticeBoard BOARD =
            (_, _) -> List.of(new NoticeId("storm-tonight"), new NoticeId("holiday"), new NoticeId("many-call"));

    private static final Map<String, List<String>> NAMED =
            Map.of("busy", List.of("many-call"), "storm", List.of("storm-tonight", "many-call", "not-written"));

    private static List<String> heard(String level) {
        return new SurgeNotices(BOARD, () -> level, () -> NAMED)
                .applying(new Audience("hotline", "", "", List.of()), Instant.EPOCH).stream()
                        .map(NoticeId::value)
                        .toList();
    }

    @Test
    void withoutASurgeOnlyThoseAreHeardThatNoLevelNames() {
        assertThat(heard("none")).containsExactly("holiday");
    }

    @Test
    void thoseOfTheLevelThatHoldsAreHeardInTheOrderOfTheBoard() {
        assertThat(heard("busy")).containsExactly("holiday", "many-call");
        assertThat(heard("storm")).containsExactly("storm-tonight", "holiday", "many-call");
    }

    @Test
    void aNoticeThatDoesNotStandIsNotHeardBecauseALevelNamesIt() {
        assertThat(heard("storm")).doesNotContain("not-written");
    }
}
