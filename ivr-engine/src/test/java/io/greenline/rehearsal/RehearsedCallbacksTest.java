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
        String text = (WANTS.formatted("wants to be called back", ahead) + rest).strip();
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
        assertThat(verdict.acts()).hasSize(1);
    }

    @Test
    void whoIsOnTheLineStillWhenHerTurnComesIsBusy() throws IOException {
        Verdict verdict = verdict("""
                agents: {"1001": [{talks: 1500ms}, ready]}
                called-back: {script: [{at: person, press: "1"}], expect: [{served: {agent: "1001"}}]}
                expect: [{called-back: 2}]
                """);
        assertThat(verdict.failures()).as(verdict::timeline).isEmpty();
        assertThat(verdict.timeline()).contains("Called back at 2026-11-23 09:00:14.500 +08:00: the caller is on the line\n");
    }
}
