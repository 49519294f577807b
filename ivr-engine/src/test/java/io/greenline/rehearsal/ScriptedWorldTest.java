package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a case says of the world outside is what the call meets there. */
class ScriptedWorldTest {
    private static final Dialplan PLAN = Suites.plan("""
            dialplan: test
            languages: [en-US]
            start: identify
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              identify: {lookup: customer, timeout: 300ms, next: known, on: {not-found: unknown, failed: broken}}
              known: {play: hello, next: menu}
              unknown: {play: hello, next: menu}
              broken: {play: hello, next: menu}
              menu:
                menu: menu
                options:
                  - {key: 1, value: bill, next: fetch}
                  - {key: 2, value: news, next: news}
                  - {key: 3, value: office, next: office}
                  - {key: 4, value: message, next: leave-message}
                  - {key: 5, value: callback, next: call-me}
                  - {key: 6, value: text, next: text}
                  - {key: 7, value: web, next: take-up}
                  - {key: 8, value: person, next: general}
                  - {key: 9, value: desk, next: desk}
              fetch:
                http: billing
                get: /accounts/{caller.number}/balance
                into: bill
                result: {balance: decimal}
                timeout: 2s
                meanwhile: wait
                next: read
                on: {not-found: no-bill, failed: no-answer}
              read: {play: balance, next: hangup}
              no-bill: {play: hello, next: hangup}
              no-answer: {play: hello, next: hangup}
              news: {announce: notices, area: '"east"', next: hangup}
              office: {hours: office, into: office, next: open, on: {closed: closed, holiday: holiday}}
              open: {play: hello, next: hangup}
              closed: {play: hello, next: hangup}
              holiday: {play: hello, next: hangup}
              leave-message: {record: hello, into: message, next: thanks, on: {nothing: silent, failed: hangup}}
              thanks: {play: hello, next: hangup}
              silent: {play: hello, next: hangup}
              call-me: {callback: caller.number, reason: complaint, next: thanks, on: {refused: refused}}
              refused: {play: hello, next: hangup}
              text: {send: sms, post: /messages, body: {to: caller.number}, text: hello, next: thanks, on: {failed: unsent}}
              unsent: {play: hello, next: hangup}
              take-up: {handover: web, result: {topic: text}, next: taken, on: {none: untaken, failed: hangup}}
              taken: {play: hello, next: hangup}
              untaken: {play: hello, next: hangup}
              general: {queue: general, max-wait: 2m, next: hangup, on: {timeout: late, failed: hangup}}
              late: {play: hello, next: hangup}
              desk: {transfer: desk, next: thanks, on: {busy: busy, no-answer: rung-out, failed: unreachable, failure: hangup}}
              busy: {play: hello, next: desk-again}
              desk-again: {transfer: desk, next: thanks, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
              rung-out: {play: hello, next: hangup}
              unreachable: {play: hello, next: hangup}
            prompts:
              hello: {en-US: Hello}
              menu: {en-US: Choose}
              wait: {en-US: One moment}
              balance: {en-US: "Your balance is {bill.balance, money}."}
            """);

    private static final String CASE = """
            dialplan: test
            cases:
              - name: c
                caller: {number: "13900000001", customer: {name: Alice}}
                script: [{at: menu, press: "%s"}]
                %s
                expect: [%s]
            """;

    private static List<String> failures(String key, String world, String expected) {
        return Suites.scenarios(PLAN, CASE.formatted(key, world, expected)).stream()
                .flatMap(scenario -> new Rehearsal(PLAN).run(scenario).failures().stream())
                .map(Object::toString)
                .toList();
    }

    private static void holds(String key, String world, String expected) {
        assertThat(failures(key, world, expected)).as("%s %s", key, world).isEmpty();
    }

    @Test
    void theDirectoryAnswersFailsIsSlowOrKnowsNobody() {
        holds("9", "", "{enters: known}");
        holds("9", "lookup: not-found", "{enters: unknown}");
        holds("9", "lookup: failed", "{enters: broken}");
        holds("9", "lookup: slow", "{enters: broken}");
    }

    @Test
    void aBackendAnswersAsItIsScripted() {
        String path = "get: /accounts/13900000001/balance";
        String heard = "{says: 'Your balance is one hundred twenty-eight'}, {variables: {bill.balance: 128.50}},"
                + " {asks: {backend: billing, path: /accounts/13900000001/balance}}, {never-hears: wait}";
        holds("1", "backends: {billing: [{%s, answer: {balance: 128.5}}]}".formatted(path), heard);
        holds("1", "backends: {billing: [{%s, answer: missing}]}".formatted(path), "{enters: no-bill}");
        holds("1", "backends: {billing: {answer: failed}}", "{enters: no-answer}");
        holds("1", "backends: {billing: {answer: '<html>'}}", "{enters: no-answer}");
    }

    @Test
    void aBackendThatTakesItsTimeIsWaitedForWithAPromptAndOnlySoLong() {
        holds("1", "backends: {billing: {answer: {balance: 1}, after: 1s}}", "{hears: [wait, balance]}");
        holds("1", "backends: {billing: {answer: {balance: 1}, after: 5s}}", "{hears: wait}, {enters: no-answer}");
    }

    /** Given up by the call before its time was over, a request that hangs would never count against its backend. */
    @Test
    void aBackendHasAllOfItsTimeInSilenceToo() {
        Dialplan plan = Suites.plan("""
            dialplan: test
            languages: [en-US]
            start: fetch
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              fetch: {http: billing, get: /ping, timeout: 2s, next: answered, on: {not-found: desk, failed: desk}}
              answered: {play: hello, next: hangup}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              hello: {en-US: Hello}
            """);
        List<Scenario> cases = Suites.scenarios(plan, """
            dialplan: test
            cases:
              - name: c
                caller: {number: "13900000001"}
                backends: {billing: {answer: {}, after: 2s}}
                expect: [{enters: answered}]
            """);
        assertThat(cases)
                .singleElement()
                .satisfies(one ->
                        assertThat(new Rehearsal(plan).run(one).failures()).isEmpty());
    }

    @Test
    void anUnexpectedRequestIsToldWithWhatWasAskedAndWhatWasExpected() {
        assertThat(failures("1", "backends: {billing: {get: /else}}", "{enters: no-answer}"))
                .containsExactly(
                        "plan.test.yaml:6:25: error: 'c': backend 'billing' was asked GET /accounts/13900000001/balance;"
                                + " the next request that the test expects is GET /else; add it under backends:"
                                + " [unexpected-request]");
        assertThat(failures("1", "", "{enters: no-answer}"))
                .containsExactly(
                        "plan.test.yaml:3:11: error: 'c': backend 'billing' was asked GET /accounts/13900000001/balance;"
                                + " the test expects no more requests; add it under backends: [unexpected-request]");
    }

    @Test
    void theNoticesThatApplyAreAnnouncedInTheirOrder() {
        holds("2", "notices: [flood, storm]", "{hears: [notice-flood, notice-storm]}");
        holds("2", "", "{enters: news}, {hears-exactly: [hello, menu]}");
    }

    @Test
    void theHoursAreThoseOfTheCalendarAtTheTimeOfTheCaseUnlessTheCaseSaysOtherwise() {
        holds("3", "hours: {office: open}", "{enters: open}");
        holds("3", "hours: {office: closed}", "{enters: closed}");
        holds("3", "hours: {office: holiday}", "{enters: holiday}");
        holds("3", "time: \"2026-02-17 19:59\"", "{enters: open}");
        holds("3", "time: \"2026-02-17 20:00\"", "{enters: closed}");
        holds("3", "time: \"2026-02-17 12:59\", time-zone: Europe/Berlin".replace(", ", "\n    "), "{enters: open}");
        holds("3", "time: \"2026-02-17 13:00\", time-zone: Europe/Berlin".replace(", ", "\n    "), "{enters: closed}");
    }

    @Test
    void theCallerLeavesAMessageOrNone() {
        holds("4", "", "{enters: thanks}, {records: true}");
        holds("4", "records: nothing", "{enters: silent}, {records: false}");
        assertThat(failures("4", "records: nothing", "{records: true}"))
                .singleElement()
                .asString()
                .contains("the caller left no message");
    }

    @Test
    void aWishToBeCalledBackIsTakenOrRefused() {
        holds("5", "", "{enters: thanks}, {callback: {number: '13900000001', reason: complaint}}");
        holds("5", "refuses-callback: true", "{enters: refused}");
        assertThat(failures("5", "", "{callback: {reason: praise}}"))
                .singleElement()
                .asString()
                .contains("complaint");
    }

    @Test
    void aMessageIsLeftForABackendOrNotTaken() {
        holds(
                "6",
                "",
                "{enters: thanks}, {sends: {backend: sms, path: /messages, body: {to: '13900000001', text: Hello}}}");
        holds("6", "backends: {sms: {answer: failed}}", "{enters: unsent}");
        assertThat(failures("6", "", "{sends: {backend: sms, body: {to: '1'}}}"))
                .singleElement()
                .asString()
                .contains("sends sms {\"to\":\"1\"} did not come; left: sms /messages {\"to\":\"13900000001\"");
    }

    @Test
    void whatAnotherChannelLeftIsTakenUp() {
        holds(
                "7",
                "handover: {channel: web, fields: {topic: bill}}",
                "{enters: taken}, {variables: {web.topic: bill}}");
        holds("7", "", "{enters: untaken}");
    }

    @Test
    void desksAndQueuesTakeCallsAsTheCaseSays() {
        holds("8", "", "{queued: {queue: general}}, {never-enters: late}");
        holds("8", "desks: {general: no-answer}", "{enters: late}");
        holds("9", "desks: {desk: no-answer}", "{enters: rung-out}");
        holds("9", "desks: {desk: unreachable}", "{enters: unreachable}");
        holds("9", "desks: {desk: [busy, {talks: 5s}]}", "{enters: [busy, desk-again, thanks]}");
    }

    @Test
    void aFaultOfTheSwitchLeadsToTheFailureWay() {
        List<String> failures = Suites.scenarios(PLAN, """
                dialplan: test
                cases:
                  - name: c
                    script: [{at: menu, switch: fails}]
                    expect: [{enters-exactly: [identify, unknown, menu, desk, thanks]}]
                """).stream()
                .flatMap(scenario -> new Rehearsal(PLAN).run(scenario).failures().stream())
                .map(Object::toString)
                .toList();
        assertThat(failures).isEmpty();
    }

    @Test
    void theCallIsAtTheTimeThatTheCaseSays() {
        assertThat(Suites.scenarios(PLAN, CASE.formatted("9", "time: \"2026-02-17 23:59\"", "{enters: menu}")).stream()
                        .map(scenario -> new Rehearsal(PLAN)
                                .run(scenario)
                                .calls()
                                .findFirst()
                                .orElseThrow()
                                .entries()
                                .getFirst()
                                .at())
                        .map(Object::toString))
                .containsExactly("2026-02-17T15:59:00Z");
    }
}
