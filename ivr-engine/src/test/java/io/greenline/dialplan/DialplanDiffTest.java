package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialplanDiffTest {
    private static final String PLAN = """
            dialplan: test
            languages: [zh-CN, en-US]
            start: main
            variables: {tries: 0}
            defaults: {input: {timeout: 5s}, on: {operator: desk, failure: desk}}
            nodes:
              main:
                menu: [main, main-again]
                options:
                  - {key: 1, value: outage, next: report}
                  - {key: 2, value: bill, next: count}
                on: {nomatch: [{play: sorry}, {next: desk}]}
              count: {set: {tries: tries + 1}, next: bill}
              bill: {play: bill, next: enough}
              enough: {choose: [{if: tries > 2, next: desk}, {else: main}]}
              report: {subflow: take, into: report, next: main}
              desk: {transfer: desk, ring-for: 20s, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            subflows:
              take:
                outputs: {number: number}
                start: ask
                nodes:
                  ask: {ask: number, into: number, digits: {length: 4}, next: return}
            prompts:
              main: {zh-CN: 报修请按1, en-US: Press one}
              main-again: {zh-CN: 请按1, en-US: One}
              sorry: {zh-CN: 对不起, en-US: Sorry}
              bill: {zh-CN: "第{tries, number}次", en-US: "Call {tries, number}"}
              number: {zh-CN: 请输入, en-US: Enter}
            """;

    private static Dialplan plan(String yaml) {
        return switch (DialplanLoader.load("test.yaml", yaml.getBytes(StandardCharsets.UTF_8))) {
            case DialplanLoader.Loaded loaded -> loaded.dialplan();
            case DialplanLoader.Refused refused ->
                throw new AssertionError(refused.diagnostics().toString());
        };
    }

    private static List<String> diff(String from, String to) {
        assertThat(PLAN).contains(from);
        return DialplanDiff.between(plan(PLAN), plan(PLAN.replace(from, to))).stream()
                .map(Change::toString)
                .toList();
    }

    @Test
    void linesCommentsAndOrderMakeNoDifference() {
        assertThat(diff("start: main\n", "# the beginning\n\nstart: main\n")).isEmpty();
        assertThat(diff("{timeout: 5s}", "{timeout: 5000ms}")).isEmpty();
    }

    @Test
    void aPropertyIsToldByItsName() {
        assertThat(diff("ring-for: 20s", "ring-for: 25s")).containsExactly("~ node desk, ring-for: 20s -> 25s");
        assertThat(diff("{length: 4}", "{min: 3, max: 4}")).containsExactly("~ node take/ask, min: 4 -> 3");
        assertThat(diff("value: bill", "value: money"))
                .containsExactly("~ node main, options: [1 outage, 2 bill] -> [1 outage, 2 money]");
        assertThat(diff("tries > 2", "tries > 3"))
                .containsExactly("~ node enough, branches: [tries > 2] -> [tries > 3]");
    }

    @Test
    void anEdgeIsToldByItsLabel() {
        assertThat(diff("value: outage, next: report", "value: outage, next: desk"))
                .contains("~ edge main, key 1: report -> desk");
        assertThat(diff("{else: main}", "{else: desk}")).containsExactly("~ edge enough, else: main -> desk");
        assertThat(diff("{next: desk}]}", "{next: bill}]}")).containsExactly("~ edge main, nomatch 2: desk -> bill");
        assertThat(diff("busy: hangup", "busy: main")).containsExactly("~ edge desk, busy: hangup -> main");
    }

    @Test
    void anOptionMoreIsAnEdgeMore() {
        assertThat(diff(
                        "  - {key: 2, value: bill, next: count}\n",
                        "  - {key: 2, value: bill, next: count}\n      - {key: 3, value: person, next: desk}\n"))
                .containsExactly(
                        "~ node main, options: [1 outage, 2 bill] -> [1 outage, 2 bill, 3 person]",
                        "+ edge main, key 3: desk");
    }

    @Test
    void aNodeThatIsNewIsToldWithItsEdges() {
        assertThat(diff(
                        "bill: {play: bill, next: enough}",
                        "bill: {play: bill, next: thanks}\n  thanks: {play: sorry, next: enough}"))
                .containsExactly(
                        "+ node thanks: play",
                        "~ edge bill, next: enough -> thanks",
                        "+ edge thanks, failure: desk",
                        "+ edge thanks, next: enough",
                        "+ edge thanks, operator: desk");
    }

    @Test
    void aNodeOfAnotherNameIsRenamedAndItsEdgesAreTheSame() {
        Dialplan renamed = plan(PLAN.replace("next: count}", "next: counted}").replace("  count: {", "  counted: {"));
        assertThat(DialplanDiff.between(plan(PLAN), renamed))
                .extracting(Change::toString)
                .containsExactly("~ node count, name: count -> counted");
    }

    @Test
    void promptsAreToldPerLanguageWithTheirGaps() {
        assertThat(diff("Call {tries, number}", "Your call {tries, digits}"))
                .containsExactly("~ prompt bill in en-US: \"Call {tries, number}\" -> \"Your call {tries, digits}\"");
        assertThat(diff("sorry: {zh-CN: 对不起,", "sorry: {zh-CN: 抱歉,"))
                .containsExactly("~ prompt sorry in zh-CN: \"对不起\" -> \"抱歉\"");
    }

    @Test
    void variablesOutputsAndTheStartAreTold() {
        assertThat(diff("{tries: 0}", "{tries: 1}"))
                .containsExactly("~ variable tries: a whole number, at first 0 -> a whole number, at first 1");
        assertThat(diff("{number: number}", "{number: number + '1'}"))
                .containsExactly("~ variable output take/number: number -> number + '1'");
        assertThat(diff("start: main", "start: bill")).containsExactly("~ node start: main -> bill");
    }

    @Test
    void aDefaultIsToldOnceAndNotAtEveryNode() {
        assertThat(diff("failure: desk}}", "failure: hangup}}"))
                .containsExactly("~ dialplan default failure: desk -> hangup");
    }

    @Test
    void theSameChangeAtManyNodesIsOneLine() {
        String many = PLAN.replace(
                "  bill: {play: bill, next: enough}\n",
                "  bill: {play: bill, next: a}\n  a: {play: sorry, next: b}\n  b: {play: sorry, next: c}\n"
                        + "  c: {play: sorry, next: d}\n  d: {play: sorry, next: enough}\n");
        assertThat(DialplanDiff.between(plan(many), plan(many.replace("play: sorry, next", "play: number, next"))))
                .extracting(Change::toString)
                .containsExactly("~ node a and 3 more, prompt: sorry -> number");
    }

    @Test
    void aSubflowThatGoesIsToldWithItsNodes() {
        String without = PLAN.replace("value: outage, next: report", "value: outage, next: desk")
                .replace("  report: {subflow: take, into: report, next: main}\n", "")
                .replaceAll("(?s)subflows:.*prompts:", "prompts:");
        assertThat(DialplanDiff.between(plan(PLAN), plan(without)))
                .extracting(Change::toString)
                .contains(
                        "- subflow take",
                        "- node take/ask: ask",
                        "- node report: subflow",
                        "~ edge main, key 1: report -> desk");
    }

    @Test
    void profilesAreToldWithWhatTheyChange() {
        String slow = PLAN.replace(
                "defaults: {input",
                "profiles: {slow: {when: caller.age >= 65, speech-rate: slow, input: {attempts: 5}}}\ndefaults: {input");
        assertThat(DialplanDiff.between(plan(PLAN), plan(slow)))
                .extracting(Change::toString)
                .containsExactly(
                        "~ dialplan profiles: [] -> [name slow when caller.age >= 65 speech slow listening attempts 5]");
    }

    @Test
    void whatABackendIsAskedIsToldInTheDialplansWords() {
        String asking = PLAN.replace(
                "  bill: {play: bill, next: enough}",
                "  bill: {http: billing, get: /balance, into: owed, result: {due: text}, timeout: 2s, next: enough}");
        assertThat(DialplanDiff.between(plan(asking), plan(asking.replace("timeout: 2s", "timeout: 3s"))))
                .extracting(Change::toString)
                .containsExactly("~ node bill, timeout: 2s -> 3s");
        assertThat(DialplanDiff.between(plan(asking), plan(asking.replace("get: /balance", "get: /bills"))))
                .extracting(Change::toString)
                .containsExactly("~ node bill, path: /balance -> /bills");
    }
}
