package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.journal.CallTimeline;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.TestFileLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final String PLAN = """
            dialplan: test
            languages: [en-US]
            start: main
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              main:
                menu: menu
                options: [{key: 1, value: thanks, next: thanks}]
              thanks: {play: thanks, next: hangup}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              menu: {en-US: Press one}
              thanks: {en-US: Thank you}
            """;

    @Test
    void aScenarioThatComesTruePasses() {
        assertThat(run("""
                dialplan: test
                cases:
                  - name: thanks
                    caller: {number: "13900000001"}
                    script: [{at: main, press: "1"}]
                    expect: [{hears: [menu, thanks]}, {enters: thanks}, {ended: engine}]
                """).getFirst().failures()).isEmpty();
    }

    @Test
    void eachExpectationThatIsNotMetIsToldAtItsPlace() {
        List<String> told =
                run("""
                dialplan: test
                cases:
                  - name: wrong
                    caller: {number: "13900000001"}
                    script: [{at: main, press: "1"}]
                    expect:
                      - hears: [thanks, menu]
                      - enters: desk
                """).getFirst().failures().stream().map(Object::toString).toList();
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith("plan.test.yaml:7:").contains("prompt 'menu' was not heard");
        assertThat(told.get(1)).startsWith("plan.test.yaml:8:").contains("node 'desk' was not entered");
    }

    @Test
    void aScriptThatWasNotPlayedOutIsToldToo() {
        List<String> told =
                run("""
                dialplan: test
                cases:
                  - name: too long
                    caller: {number: "13900000001"}
                    script: [{at: main, press: "1"}, {at: main, press: "1"}]
                    expect: [{enters: thanks}]
                """).getFirst().failures().stream().map(Object::toString).toList();
        assertThat(told).singleElement().asString().contains("before the caller could do this");
    }

    @Test
    void theSampleHotlineDoesWhatItsTestFileSaysAndTriesItsNodes() {
        Suite suite = new TestFiles(List.of(Path.of("../dialplans/hotline.test.yaml"))).load();
        Suite.File file = suite.files().getFirst();
        Dialplan hotline = file.plan();
        List<Verdict> verdicts =
                file.scenarios().stream().map(new Rehearsal(file)::run).toList();
        assertThat(verdicts)
                .allSatisfy(verdict ->
                        assertThat(verdict.failures()).as(verdict::timeline).isEmpty());
        assertThat(Coverage.of(hotline, verdicts).nodesNeverEntered()).isEmpty();
    }

    @Test
    void everyFileOfTheSampleIsThere() {
        assertThat(Path.of("../dialplans/customers.csv"))
                .satisfies(csv -> assertThat(Files.readAllLines(csv))
                        .first()
                        .isEqualTo("number,name,tier,needs,premises,area,language,age"));
    }

    @Test
    void aDialplanCanTellCallersApartByTheirArea() {
        String plan = """
                dialplan: test
                languages: [en-US]
                start: who
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  who: {lookup: customer, next: where, on: {not-found: desk, failed: desk}}
                  where: {choose: [{if: caller.area == "Lake", next: lake}, {else: desk}]}
                  lake: {play: lake, next: desk}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                prompts:
                  lake: {en-US: The lake}
                """;
        List<Verdict> verdicts = run(plan, """
                dialplan: test
                cases:
                  - name: from the lake
                    caller: {number: "13900000001", customer: {area: Lake}}
                    expect: [{enters: [where, lake, desk]}]
                  - name: from elsewhere
                    caller: {number: "13900000001", customer: {premises: Lake}}
                    expect: [{enters: [where, desk]}]
                """);
        assertThat(verdicts).hasSize(2).allMatch(Verdict::passed);
        assertThat(new CallTimeline(verdicts.getFirst()
                                .calls()
                                .findFirst()
                                .orElseThrow()
                                .entries())
                        .text(ZoneOffset.UTC))
                .contains("found: tier standard, area Lake");
    }

    @Test
    void aFailedCallIsToldWithTheFirstDifferenceMarked() {
        Verdict verdict = run("""
                dialplan: test
                cases:
                  - name: wrong
                    time: "2026-02-17 09:30"
                    caller: {number: "13900000001"}
                    script: [{at: main, press: "1"}]
                    expect:
                      - ended: caller
                      - hears: [menu, thanks, menu]
                      - enters: desk
                """).getFirst();
        assertThat(verdict.timeline())
                .contains("  began     2026-02-17 09:30:00.000 +08:00\n")
                .contains("""
                +0.000     says thanks in en-US
                   >>>  here was expected: hears menu
                """.indent(6))
                .doesNotContain("expected: ended");
    }

    private static void play(String expectation, String problem, String remark) {
        String file = """
                dialplan: test
                cases:
                  - name: c
                    caller: {number: "13900000001"}
                    script: [{at: main, press: "1"}]
                    expect: [{%s}]
                """.formatted(expectation);
        Verdict verdict = run(file).getFirst();
        if (problem.isEmpty()) {
            assertThat(verdict.failures()).as(expectation).isEmpty();
            return;
        }
        assertThat(verdict.failures())
                .as(expectation)
                .singleElement()
                .asString()
                .isEqualTo("plan.test.yaml:6:14: error: 'c': %s [expectation]".formatted(problem));
        assertThat(verdict.timeline()).as(expectation).contains(remark);
    }

    @Test
    void anExactSequenceAllowsNothingElse() {
        play("hears-exactly: [menu, thanks]", "", "");
        play("enters-exactly: [main, thanks]", "", "");
        play(
                "hears-exactly: thanks",
                "prompt 'thanks' was not heard here; heard: menu, thanks",
                ">>>  here was expected: hears thanks");
        play(
                "hears-exactly: menu",
                "nothing more was to be heard; heard: menu, thanks",
                ">>>  nothing more was expected to be heard");
        play(
                "enters-exactly: [main, thanks, desk]",
                "node 'desk' was not entered here; entered: main, thanks",
                ">>>  here was expected: enters desk");
    }

    @Test
    void whatMustNotHappenIsToldWhereItHappens() {
        play("never-hears: menu", "prompt 'menu' was heard", "never-hears menu");
        play(
                "never-enters: [desk, thanks]",
                "node 'thanks' was entered",
                ">>>  here was expected: never-enters thanks");
        play("never-enters: desk", "", "");
    }

    @Test
    void wordsArePartOfWhatIsSaid() {
        play("says: [one, Thank]", "", "");
        play(
                "says: [Thank, one]",
                "'one' was not said (in this order); said: Press one, Thank you",
                ">>>  here was expected: says one");
    }

    private static List<Verdict> run(String scenarios) {
        return run(PLAN, scenarios);
    }

    private static List<Verdict> run(String dialplan, String scenarios) {
        Dialplan plan = loaded(DialplanLoader.load("plan.yaml", dialplan.getBytes(StandardCharsets.UTF_8)));
        return scenarios(TestFileLoader.load(
                        "plan.test.yaml", scenarios.getBytes(StandardCharsets.UTF_8), _ -> Optional.of(plan)))
                .stream()
                .map(new Rehearsal(plan)::run)
                .toList();
    }

    private static Dialplan loaded(DialplanLoader.Result result) {
        assertThat(result).as("%s", result.diagnostics()).isInstanceOf(DialplanLoader.Loaded.class);
        return ((DialplanLoader.Loaded) result).dialplan();
    }

    private static List<Scenario> scenarios(TestFileLoader.Result result) {
        assertThat(result).as("%s", result.diagnostics()).isInstanceOf(TestFileLoader.Loaded.class);
        return ((TestFileLoader.Loaded) result).scenarios();
    }
}
