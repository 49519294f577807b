package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Dialplan PLAN = Suites.plan("""
            dialplan: test
            languages: [en-US]
            start: main
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              main:
                menu: menu
                options: [{key: 1, value: thanks, next: thanks}, {key: 2, value: sub, next: ask-sub}]
                on: {noinput: [{play: again}, {next: desk}], operator: second-desk}
              thanks: {play: thanks, next: hangup}
              ask-sub: {subflow: sub, next: hangup}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
              second-desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
            subflows:
              sub: {start: bye, nodes: {bye: {play: thanks, next: return}}}
            prompts:
              menu: {en-US: Press one}
              again: {en-US: Again}
              thanks: {en-US: Thank you}
            """);

    private static Coverage covered(String cases) {
        List<Verdict> verdicts = Suites.scenarios(PLAN, "dialplan: test\ncases:\n" + cases).stream()
                .map(new Rehearsal(PLAN)::run)
                .toList();
        assertThat(verdicts).allMatch(Verdict::passed);
        return Coverage.of(PLAN, verdicts);
    }

    private static long times(Coverage coverage, String edge) {
        return coverage.edges().stream()
                .filter(count -> count.toString().equals(edge))
                .mapToLong(Coverage.EdgeCount::times)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachNodeAndEachEdgeIsCountedAndWhatIsMissingHasItsPlace() {
        Coverage coverage = covered("  - {name: a, script: [{at: main, press: \"1\"}], expect: [{enters: thanks}]}\n");
        assertThat(coverage).hasToString("nodes 2 of 6, edges 2 of 17");
        assertThat(times(coverage, "'key 1' of node 'main'")).isEqualTo(1);
        assertThat(coverage.nodesNeverEntered())
                .extracting(node -> node.at() + " " + node)
                .containsExactly(
                        "plan.yaml:11:3 node 'ask-sub'",
                        "plan.yaml:12:3 node 'desk'",
                        "plan.yaml:13:3 node 'second-desk'",
                        "plan.yaml:15:29 node 'sub/bye'");
        assertThat(coverage.percent()).isEqualTo(11);
    }

    @Test
    void aWayFromTheDefaultsCountsOnceAndOneOfTheNodesOwnCountsForIt() {
        Coverage coverage = covered("""
                  - name: own
                    script: [{at: main, press: "0"}]
                    expect: [{enters: second-desk}]
                  - name: default
                    each: [{script: [{at: main, press: "1"}, {at: thanks, press: "0"}]}, {script: [{at: main, press: "2"}, {at: bye, press: "0"}]}]
                    expect: [{enters: desk}]
                """);
        assertThat(times(coverage, "'operator' of node 'main'")).isEqualTo(1);
        assertThat(times(coverage, "defaults: operator")).isEqualTo(2);
        assertThat(times(coverage, "defaults: failure")).isZero();
    }

    @Test
    void aFaultOfTheSwitchCountsForTheNearestWayThatTheNodeHas() {
        Coverage coverage = covered("""
                  - name: at a desk
                    script: [{at: main, say: nothing, times: 2}, {at: desk, switch: fails}]
                    expect: [{enters: desk}]
                  - name: at a prompt
                    script: [{at: main, press: "1"}, {at: thanks, switch: fails}]
                    expect: [{enters: desk}]
                """);
        assertThat(times(coverage, "'failed' of node 'desk'")).isEqualTo(1);
        assertThat(times(coverage, "'noinput 2' of node 'main'")).isEqualTo(1);
        assertThat(times(coverage, "defaults: failure")).isEqualTo(1);
    }

    @Test
    void countsAddUpOverCalls() {
        Coverage coverage = covered("""
                  - name: a
                    each: [{}, {}, {}]
                    script: [{at: main, press: "2"}]
                    expect: [{enters: bye}]
                """);
        assertThat(times(coverage, "'key 2' of node 'main'")).isEqualTo(3);
        assertThat(coverage.nodes()).anySatisfy(node -> {
            assertThat(node.flow()).isEqualTo("sub");
            assertThat(node.times()).isEqualTo(3);
        });
    }
}
