package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that go on when the caller has hung up and is to be called back. */
class RehearsedCallbacksTest {
    private static final String PLAN = """
            dialplan: test
            languages: [en-US]
            start: wait
            defaults: {on: {operator: wait, failure: hangup}}
            nodes:
              wait:
                queue: general
                max-wait: 30m
                exits: [{key: 1, to: callback}]
                next: hangup
                on: {timeout: hangup, failed: hangup, callback: bye}
              bye: {play: bye, next: hangup}
            prompts:
              bye: {en-US: "Good bye, we will call"}
            """;

    private static final String BACK = """
            dialplan: back
            languages: [en-US]
            start: person
            defaults: {on: {operator: place, failure: hangup}}
            nodes:
              person:
                ask: any-key
                into: pressed
                digits: {length: 1}
                next: place
                on: {noinput: [{reprompt: true}, {next: hangup}], nomatch: [{next: place}]}
              place: {queue: general, max-wait: 5m, next: thanks, on: {timeout: hangup, failed: hangup}}
              thanks: {play: thanks, next: hangup}
            prompts:
              any-key: {en-US: Press any key}
              thanks: {en-US: Thank you}
            """;

    private static final String ROUTING = """
            queues:
              general:
                promise: 20s
                skills: [language]
                wrap-up: 10s
                ring-for: 15s
                callback: {attempts: 3, every: 15m, expiry: 2h, first: %s}
            agents:
              - {id: "1001", name: Ann, endpoint: PJSIP/1001, skills: {language: [en-US]}}
              - {id: "1002", name: Bob, endpoint: PJSIP/1002, skills: {language: [en-US]}}
            """;

    /** A caller who waits behind one other for each agent, takes the offer of a callback for her own number, and hangs up. */
    private static final String WANTS = """
            name: %s
            caller: {number: "13900000001"}
            ahead: %d
            script: [{at: wait, press: "1", after: 2s}, {press: "1", after: 4s}, {at: bye, hang-up: true, after: 1s}]
            """;

    private String wants = WANTS;

    @TempDir
    Path folder;

    @BeforeEach
    void customerFirst() throws IOException {
        Files.writeString(folder.resolve("back.yaml"), BACK);
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        first("customer");
    }

    private void first(String who) throws IOException {
        Files.writeString(folder.resolve("routing.yaml"), ROUTING.formatted(who));
    }

    private Suite suite(String rest) throws IOException {
        int ahead = rest.contains("\"1002\"") ? 2 : 1;
        String text = (wants.formatted("wants to be called back", ahead) + rest).strip();
        Files.writeString(
                folder.resolve("plan.test.yaml"),
                "dialplan: test\ncallback-dialplan: back\ncases:\n  - " + text.replace("\n", "\n    ") + "\n");
        return new TestFiles(List.of(folder)).load();
    }

    private Verdict verdict(String rest) throws IOException {
        Suite suite = suite(rest);
        assertThat(suite.diagnostics()).isEmpty();
        Suite.File file = suite.files().getFirst();
        return new Rehearsal(file).run(file.scenarios().getFirst());
    }

    private void passes(String rest) throws IOException {
        Verdict verdict = verdict(rest);
        assertThat(verdict.failures()).as(verdict::timeline).isEmpty();
    }

    private List<String> failures(String rest) throws IOException {
        return verdict(rest).failures().stream().map(Diagnostic::toString).toList();
    }

    @Test
    void theTelephoneRingsWhenHerTurnComesAndOneKeyBringsHerToTheAgent() throws IOException {
        passes("""
                agents: {"1001": [{talks: 10m}, {talks: 1m}]}
                called-back:
                  answers: 4s
                  script: [{at: person, press: "5", after: 1s}]
                  expect:
                    - hears: [any-key, thanks]
                    - enters-exactly: [person, place, thanks]
                    - queued: {queue: general, position: 1}
                    - served: {agent: "1001", waited-at-most: 11m}
                    - ended: engine
                expect:
                  - callback-promised: "13900000001"
                  - hears: bye
                  - enters-exactly: [wait, bye]
                  - called-back: 1
                  - ended: caller
                """);
    }

    @Test
    void anAgentWhoIsCalledFirstStandsByAndIsConnectedAtOnce() throws IOException {
        first("agent");
        passes("""
                agents: {"1001": [{talks: 10m}, {answers: 2s, talks: 1m}]}
                called-back:
                  answers: 4s
                  script: [{at: person, press: "5", after: 1s}]
                  expect:
                    - queued: {queue: general, position: 1}
                    - served: {agent: "1001", waited-at-most: 10m30s}
                    - hears-exactly: [any-key, thanks]
                expect: [{called-back: 1}]
                """);
    }

    @Test
    void whoIsNotReachedIsTriedAgainLater() throws IOException {
        for (String who : List.of("customer", "agent")) {
            first(who);
            passes("""
                    agents: {"1001": [{talks: 2m}, ready]}
                    called-back:
                      - no-answer
                      - busy
                      - {script: [{at: person, press: "#"}], expect: [{served: {agent: "1001"}}, {hears: thanks}]}
                    expect: [{called-back: 3}]
                    """);
        }
    }

    @Test
    void anAnsweringMachineReachesNobodyAndUsesUpAnAttempt() throws IOException {
        for (String who : List.of("customer", "agent")) {
            first(who);
            passes("""
                    agents: {"1001": [{talks: 2m}, ready]}
                    called-back: [machine, {expect: [{hears-exactly: [any-key, any-key]}, {never-enters: place}, {ended: engine}]}]
                    expect: [{called-back: 3}, {callback-given-up: not-reached}]
                    """);
        }
    }

    @Test
    void whoAnswersAndHangsUpIsTriedAgain() throws IOException {
        for (String who : List.of("customer", "agent")) {
            first(who);
            passes("""
                    agents: {"1001": [{talks: 2m}, ready]}
                    called-back:
                      - {script: [{at: person, hang-up: true, after: 1s}], expect: [{ended: caller}]}
                      - {script: [{at: person, press: "1"}], expect: [{served: {agent: "1001"}}]}
                    expect: [{called-back: 2}]
                    """);
        }
    }

    @Test
    void nobodyAnswersWhereNothingElseIsSaidAndTheCallbackIsGivenUp() throws IOException {
        passes("""
                agents: {"1001": {talks: 2m}}
                expect: [{called-back: 3}, {callback-given-up: not-reached}]
                """);
    }

    @Test
    void aCallbackExpiresWhoseTurnNeverComes() throws IOException {
        passes("""
                agents: {"1001": {talks: 4h}}
                expect: [{called-back: 0}, {callback-given-up: expired}]
                """);
        assertThat(failures("""
                agents: {"1001": {talks: 2m}}
                expect: [{callback-given-up: expired}]
                """))
                .singleElement()
                .asString()
                .endsWith("callback-given-up expired did not come; given up: not-reached [expectation]");
    }

    @Test
    void anAgentWhoDoesNotAnswerIsFollowedByTheNextAndCostsTheCustomerNothing() throws IOException {
        first("agent");
        passes("""
                agents: {"1001": [{talks: 2m}, no-answer], "1002": [{talks: 4m}, {talks: 1m}]}
                called-back: {script: [{at: person, press: "1"}], expect: [{served: {agent: "1002"}}]}
                expect: [{called-back: 1}]
                """);
    }

    @Test
    void theCaseEndsWithTheCallWhereItSaysNothingOfWhatComesAfter() throws IOException {
        Verdict verdict = verdict("""
                agents: {"1001": {talks: 2m}}
                expect: [{callback-promised: "13900000001"}]
                """);
        assertThat(verdict.failures()).isEmpty();
        assertThat(verdict.scenes()).hasSize(1);
    }

    @Test
    void whoIsOnTheLineStillWhenHerTurnComesIsBusy() throws IOException {
        Verdict verdict = verdict("""
                agents: {"1001": [{talks: 1500ms}, ready]}
                called-back: {script: [{at: person, press: "1"}], expect: [{served: {agent: "1001"}}]}
                expect: [{called-back: 2}]
                """);
        assertThat(verdict.failures()).as(verdict::timeline).isEmpty();
        assertThat(verdict.timeline())
                .contains("Called back at 2026-11-23 09:00:14.500 +08:00: the caller is on the line\n");
    }

    @Test
    void whoIsNotCalledBackAsOftenAsTheCaseSaysFailsIt() throws IOException {
        assertThat(failures("""
                agents: {"1001": [{talks: 2m}, ready]}
                called-back: [{script: [{at: person, press: "1"}]}, busy]
                expect: [{callback-promised: "13900000001"}]
                """))
                .singleElement()
                .asString()
                .contains("plan.test.yaml:9:57: error")
                .contains("the caller was called back 1 times, and not once more [script]");
        assertThat(failures("""
                agents: {"1001": {talks: 2m}}
                refuses-callback: true
                called-back: busy
                expect: [{called-back: 0}, {served: {agent: "1001"}}]
                """))
                .anySatisfy(failure -> assertThat(failure)
                        .contains("plan.test.yaml:10:18: error")
                        .contains("nobody promised to call back [script]"));
    }

    @Test
    void theTimelineTellsEveryAttemptAndMarksTheFirstCallThatWentOtherwise() throws IOException {
        Verdict verdict = verdict("""
                agents: {"1001": [{talks: 2m}, ready]}
                called-back:
                  - no-answer
                  - {script: [{at: person, press: "1"}, {at: thanks, press: "1", after: 1h}], expect: [{never-hears: thanks}]}
                expect: [{called-back: 3}]
                """);
        assertThat(verdict.failures()).extracting(Diagnostic::rule).containsExactly("expectation", "expectation");
        assertThat(verdict.timeline().lines().filter(line -> line.contains("Call") || line.contains(Verdict.MARK)))
                .containsExactly(
                        "Call rehearsal-1",
                        "Called back at 2026-11-23 09:02:13.000 +08:00: no answer",
                        "Call rehearsal-2",
                        "         >>>  here was expected: never-hears thanks");
    }

    @Test
    void theSameCaseGoesTheSameWayEveryTime() throws IOException {
        Suite.File file = suite("""
                agents: {"1001": [{talks: 2m}, ready]}
                called-back: [busy, machine, {script: [{at: person, press: "1"}]}]
                expect: [{called-back: 3}]
                """).files().getFirst();
        Rehearsal rehearsal = new Rehearsal(file);
        String once = rehearsal.run(file.scenarios().getFirst()).timeline();
        assertThat(once).contains("Call rehearsal-3");
        for (int i = 0; i < 20; i++) {
            assertThat(rehearsal.run(file.scenarios().getFirst()).timeline()).isEqualTo(once);
        }
    }

    @Test
    void callsToTheCallerCountForTheDialplanThatTheyRun() throws IOException {
        // Its node is called like one of the other dialplan, and is left by another way.
        Files.writeString(folder.resolve("back.yaml"), BACK.replace("place", "wait"));
        Verdict verdict = verdict("""
                agents: {"1001": [{talks: 2m}, ready]}
                called-back: {script: [{at: person, press: "1"}]}
                expect: [{called-back: 1}]
                """);
        List<Coverage> coverage = verdict.calls()
                .map(call -> Coverage.of(call.plan(), List.of(verdict)))
                .toList();
        assertThat(coverage.getFirst().toString()).startsWith("nodes 2 of 2, edges 1 of ");
        assertThat(coverage.getLast().toString()).startsWith("nodes 3 of 3, edges 3 of ");
    }

    @Test
    void whoWantsToBeCalledAtAnHourIsNotCalledBefore() throws IOException {
        Files.writeString(
                folder.resolve("routing.yaml"),
                ROUTING.formatted("customer, window: 08:00-21:00").replace("2h", "24h"));
        String rest = """
                agents: {"1001": [{talks: 2m}, ready]}
                called-back: {script: [{at: person, press: "1"}], expect: [{served: {waited-at-least: %s, waited-at-most: 5h}}]}
                expect: [{called-back: 1}]
                """;
        String keys = "{press: \"1\", after: 4s}, {press: \"2\", after: 4s}, {press: \"13\", after: 4s}";
        wants = WANTS.replace("{press: \"1\", after: 4s}", keys);
        passes(rest.formatted("3h59m"));
        assertThat(failures(rest.formatted("4h30m")))
                .singleElement()
                .asString()
                .contains("served after at least 4h30m after at most 5h did not come; served by: 1001 after 4h");
    }

    @Test
    void callsBeforeAreKnownToTheDialplanOfTheCallback() throws IOException {
        Files.writeString(
                folder.resolve("back.yaml"),
                BACK.replace("start: person", "start: class")
                        .replace("nodes:\n", "nodes:\n  class: {classify: caller, next: person}\n"));
        Files.writeString(
                folder.resolve("routing.yaml"),
                ROUTING.formatted("customer")
                        + "classes: [{class: again, when: {repeat: 1 in 24h}, queue: general}, {else: ordinary, queue: general}]\n");
        passes("""
                agents: {"1001": [{talks: 2m}, ready]}
                called-back: {script: [{at: person, press: "1"}], expect: [{variables: {class.name: again}}]}
                expect: [{called-back: 1}]
                """);
    }

    @Test
    void aDialplanThatIsNotThereIsNamed() throws IOException {
        Files.delete(folder.resolve("back.yaml"));
        assertThat(suite("""
                agents: {"1001": ready}
                called-back: machine
                expect: [{called-back: 1}]
                """).diagnostics())
                .singleElement()
                .asString()
                .endsWith(
                        "plan.test.yaml:1:1: error: callers who are called back hear dialplan 'back', which is not among the"
                                + " files given; name its file too [no-dialplan]");
    }

    @Test
    void aCaseOfAnAgentWhomNobodyKnowsHasNoCallToTell() throws IOException {
        Verdict verdict = verdict("""
                agents: {"1009": ready}
                called-back: busy
                expect: [{called-back: 1}]
                """);
        assertThat(verdict.failures()).singleElement().asString().contains("no agent 1009");
        assertThat(verdict.timeline()).isEmpty();
    }
}
