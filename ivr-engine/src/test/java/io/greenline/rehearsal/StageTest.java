package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.rehearsal.Selection.Until;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final Dialplan PLAN = Suites.plan("""
            dialplan: test
            languages: [en-US]
            start: main
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              main: {menu: menu, options: [{key: 1, value: thanks, next: thanks}]}
              thanks: {play: thanks, next: hangup}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              menu: {en-US: Press one}
              thanks: {en-US: Thank you}
            """);

    /** A hundred cases, of which those with these numbers fail. */
    private static Suite hundred(Integer... failing) {
        List<Integer> fail = List.of(failing);
        return Suites.of(
                PLAN,
                IntStream.range(0, 100)
                        .mapToObj(
                                i -> "  - {name: Case %d, script: [{at: main, press: \"1\"}], expect: [{enters: %s}]}\n"
                                        .formatted(i, fail.contains(i) ? "desk" : "thanks"))
                        .collect(Collectors.joining("", "dialplan: test\ncases:\n", "")));
    }

    private static Performance played(Suite suite, Selection selection, int atATime) throws InterruptedException {
        try (Stage stage = new Stage(atATime)) {
            return stage.play(suite, selection);
        }
    }

    private static List<String> told(Performance performance) {
        return performance
                .cases()
                .map(one -> one.verdict().scenario().name() + one.verdict().timeline())
                .toList();
    }

    @Test
    void whatComesOfASuiteDoesNotDependOnHowManyCasesArePlayedAtATime() throws InterruptedException {
        Suite suite = hundred(17, 60);
        Performance one = played(suite, Selection.ALL, 1);
        assertThat(one.passed()).isEqualTo(98);
        assertThat(one.failed()).isEqualTo(2);
        assertThat(told(played(suite, Selection.ALL, 8))).isEqualTo(told(one));
    }

    @Test
    void aSuiteThatStopsAtTheFirstFailureHasPlayedAllBeforeItAndShowsNoneBehindIt() throws InterruptedException {
        Suite suite = hundred(17, 60);
        for (int atATime : new int[] {1, 8}) {
            Performance performance = played(suite, new Selection("", Until.ONE_FAILS), atATime);
            assertThat(performance.passed()).isEqualTo(17);
            assertThat(performance.failed()).isEqualTo(1);
            assertThat(performance.left()).isEqualTo(82);
        }
    }

    @Test
    void aSelectionTakesTheCasesWithItsTextInTheirName() throws InterruptedException {
        Performance performance = played(hundred(), new Selection("case 9", Until.ALL_ARE_PLAYED), 2);
        assertThat(performance.cases().map(one -> one.verdict().scenario().name()))
                .containsExactly(
                        "Case 9", "Case 90", "Case 91", "Case 92", "Case 93", "Case 94", "Case 95", "Case 96",
                        "Case 97", "Case 98", "Case 99");
        assertThat(performance.left()).isZero();
    }
}
