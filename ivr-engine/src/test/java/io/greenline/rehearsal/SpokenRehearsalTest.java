package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Bundle;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.scenario.TestFileLoader;
import io.greenline.source.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scripted callers who speak. */
class SpokenRehearsalTest {
    private static final Dialplan PLAN = plan(
            """
            dialplan: test
            languages: [en-US]
            start: main
            defaults: {did-you-say: did-you-say, on: {operator: desk, failure: desk}}
            profiles:
              silent: {when: '"deaf" in caller.needs', input: {mode: dtmf}}
            nodes:
              main: {lookup: customer, next: menu, on: {not-found: menu, failed: menu}}
              menu:
                menu: menu
                grammar: topics
                by-keys: menu-keys
                options: [{key: 1, value: outage, next: outage}, {key: 2, value: bill, next: bill}]
                on: {nomatch: [{play: sorry, reprompt: true}]}
              outage: {play: outage, next: whole}
              bill: {play: bill, next: patient}
              whole: {menu: question, grammar: topics, input: {barge-in: hotword}, options: [{key: 1, value: outage, next: bye}]}
              patient: {menu: question, grammar: topics, input: {barge-in: none}, options: [{key: 1, value: bill, next: bye}]}
              bye: {menu: question, options: [{key: 1, next: hangup}]}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              menu: {en-US: Outage or bill}
              menu-keys: {en-US: 1 for an outage or 2 for a bill}
              sorry: {en-US: Sorry}
              did-you-say: {en-US: 'Did you say {call.heard}'}
              outage: {en-US: Outage}
              bill: {en-US: Bill}
              question: {en-US: This is a long question that takes some seconds to say}
            """,
            Map.of(
                    "topics", "power [cut] {outage} | bill {bill} | $wish power cut {outage}; $wish = i have a",
                    "yes-no", "yes {true} | no {false}",
                    "universals", "operator {operator} | back {back}"));

    private static Dialplan plan(String yaml, Map<String, String> rules) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("plan.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        rules.forEach((name, rule) -> files.put(
                "grammars/%s.en-US.gram".formatted(name), """
                #ABNF 1.0 UTF-8;
                language en-US;
                root $answer;
                tag-format <semantics/1.0-literals>;
                $answer = %s;
                """.formatted(rule).getBytes(StandardCharsets.UTF_8)));
        DialplanLoader.Result result = DialplanLoader.load(Bundle.of("plan.yaml", files));
        assertThat(result).as("%s", result.diagnostics()).isInstanceOf(DialplanLoader.Loaded.class);
        return ((DialplanLoader.Loaded) result).dialplan();
    }

    private static TestFileLoader.Result load(String script, String expect) {
        String file = """
                dialplan: test
                cases:
                  - name: c
                    %s
                    expect: [%s]
                """.formatted(script, expect);
        return TestFileLoader.load("plan.test.yaml", file.getBytes(StandardCharsets.UTF_8), _ -> Optional.of(PLAN));
    }

    private static Verdict run(String script, String expect) {
        TestFileLoader.Result result = load(script, expect);
        assertThat(result).as("%s", result.diagnostics()).isInstanceOf(TestFileLoader.Loaded.class);
        return new Rehearsal(PLAN)
                .run(((TestFileLoader.Loaded) result).scenarios().getFirst());
    }

    private static void passes(String script, String expect) {
        Verdict verdict = run(script, expect);
        assertThat(verdict.failures()).as("%s", verdict.timeline()).isEmpty();
    }

    @Test
    void wordsLeadWhereTheirKeyLeads() {
        passes(
                "script: [{at: menu, say: power cut}]",
                "{enters: outage}, {understands: outage}, {hears-exactly: [menu, outage, question, question, question]}");
        passes("script: [{at: menu, say: I have a power cut}]", "{enters: outage}");
        Verdict verdict = run("script: [{at: menu, say: bill}]", "{enters: bill}");
        assertThat(verdict.calls().flatMap(call -> call.walked().stream()))
                .extracting(taken -> taken.edge())
                .contains("key 2");
        assertThat(verdict.timeline()).contains("caller said \"bill\" (bill, confidence 0.95 by topics)");
    }

    @Test
    void coverageCountsAChoiceByVoiceAsThatChoice() {
        Coverage coverage = Coverage.of(PLAN, List.of(run("script: [{at: menu, say: bill}]", "{enters: bill}")));
        assertThat(coverage.edgesNeverWalked()).extracting(Object::toString).doesNotContain("'key 2' of node 'menu'");
        Coverage back = Coverage.of(
                PLAN,
                List.of(run("script: [{at: menu, say: bill}, {at: patient, say: back}]", "{enters: [patient, menu]}")));
        assertThat(back.edges()).extracting(Coverage.EdgeCount::label).doesNotContain("back");
    }

    @Test
    void wordsThatNoGrammarTakesAreAWrongAnswer() {
        passes(
                "script: [{at: menu, say: weather, times: 2}, {at: menu, say: bill}]",
                "{hears: [menu, sorry, menu, sorry, menu]}, {understands: [\"\", \"\", bill]}, {enters: bill}");
    }

    @Test
    void anAnswerThatIsNotQuiteSureIsReadBackWithItsWords() {
        passes(
                "script: [{at: menu, say: power cut, confidence: 0.6}, {at: menu, say: \"yes\"}]",
                "{hears: [menu, did-you-say]}, {says: Did you say power cut}, {enters: outage}, {understands: [outage, \"true\"]}");
        passes(
                "script: [{at: menu, say: power cut, confidence: 0.6}, {at: menu, say: \"no\"}, {at: menu, press: \"2\"}]",
                "{hears-exactly: [menu, did-you-say, menu, bill, question, question, question]}, {enters: bill}");
        passes(
                "script: [{at: menu, say: power cut, confidence: 0.3}]",
                "{hears: [menu, sorry]}, {never-hears: did-you-say}");
    }

    @Test
    void theRecogniserCanBeMadeToMishear() {
        passes(
                "script: [{at: menu, say: bill, heard-as: [power cut, bill], confidence: 0.6}, {at: menu, say: \"no\"}, {at: menu, say: bill, heard-as: [power cut, bill]}]",
                "{says: Did you say power cut}, {enters: bill}");
    }

    @Test
    void wordsDuringAPromptStopItWhereTheDialplanLetsThem() {
        assertThat(run("script: [{at: menu, say: bill, after: 100ms}]", "{enters: bill}")
                        .timeline())
                .contains("the prompt was cut after 0.4 s by speech");
        passes(
                "script: [{at: menu, say: power}, {at: whole, say: weather, after: 100ms}, {at: whole, say: power, after: 100ms}]",
                "{hears: [menu, outage, question, question]}, {enters-exactly: [main, menu, outage, whole, bye, desk]}");
    }

    @Test
    void wordsDuringAPromptThatNothingStopsAreLost() {
        passes(
                "script: [{at: menu, say: bill}, {at: patient, say: bill, after: 100ms}]",
                "{never-enters: bye}, {enters: desk}");
        passes("script: [{at: menu, say: bill}, {at: patient, say: bill}]", "{enters: bye}");
    }

    @Test
    void noiseIsNoAnswer() {
        passes("script: [{at: menu, noise: 3s}, {at: menu, say: bill}]", "{hears: [menu, menu]}, {enters: bill}");
    }

    @Test
    void whoSpeaksForTooLongIsAWrongAnswer() {
        passes("script: [{at: menu, say: bill, lasts: 30s}]", "{hears: [menu, sorry]}");
    }

    @Test
    void whereNobodyCanListenTheCallGoesOnByKeys() {
        passes(
                "speech: away\n    script: [{at: menu, say: bill}, {at: menu, press: \"2\"}]",
                "{hears-exactly: [menu-keys, menu-keys, bill, question, question, question]}, {enters: bill}");
        passes(
                "speech: lost\n    script: [{at: menu, say: bill}, {at: menu, press: \"2\"}]",
                "{hears: [menu, menu, bill]}, {enters: bill}");
        passes(
                "caller: {number: \"13900000001\", customer: {needs: [deaf]}}\n    script: [{at: menu, press: \"2\"}]",
                "{hears: menu-keys}, {enters: bill}");
    }

    @Test
    void aPersonIsAskedForByVoice() {
        passes("script: [{at: menu, say: operator}]", "{transferred-to: desk}, {enters-exactly: [main, menu, desk]}");
    }

    @Test
    void wordsForNoNodeWaitUntilSomebodyListens() {
        passes("script: [{say: power}, {say: power}]", "{enters-exactly: [main, menu, outage, whole, bye, desk]}");
    }

    @Test
    void wordsThatNobodyWasThereToHearAreTold() {
        assertThat(run("script: [{at: menu, press: \"1\"}, {at: whole, press: \"1\"}, {say: power}]", "{enters: bye}")
                        .failures())
                .singleElement()
                .asString()
                .contains("the call was over before the caller could do this");
        assertThat(load("script: [{at: bye, say: power}]", "{enters: bye}").diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "plan.test.yaml:4:14: error: nobody listens to words at node 'bye': it has no grammar; give the node a grammar, or press keys [bad-step]");
        assertThat(load("script: [{at: bye, noise: 1s}]", "{enters: bye}").diagnostics())
                .hasSize(1);
    }

    @Test
    void whatWasUnderstoodOtherwiseIsToldAtItsPlace() {
        Verdict verdict = run("script: [{at: menu, say: bill}]", "{understands: outage}");
        assertThat(verdict.failures())
                .singleElement()
                .asString()
                .contains("meaning 'outage' was not understood (in this order); understood: bill");
    }

    @Test
    void theSameScriptComesOutTheSameEveryTime() {
        String script =
                "script: [{at: menu, say: weather, after: 700ms}, {at: menu, say: power, confidence: 0.5}, {at: menu, say: \"yes\"}]";
        assertThat(run(script, "{enters: outage}").timeline())
                .isEqualTo(run(script, "{enters: outage}").timeline());
    }
}
