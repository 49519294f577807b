package io.greenline.contract;

import static io.greenline.contract.CallScript.caller;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every kind of node that reaches beyond keys and prompts leaves the same journal on every driver. */
interface NodeContract {

    /** A line on which calls can be made. */
    CallContract.Exchange exchange();

    /** A dialplan that says hello, goes through these nodes from {@code it}, and ends with thanks. */
    static String plan(String nodes) {
        return CallContract.HEAD + "nodes:\n  greeting: {play: hello, next: it}\n" + nodes.indent(2)
                + "  thanks: {play: thanks, next: hangup}\n" + CallContract.DESK + CallContract.PROMPTS;
    }

    /** The journal of such a call between the greeting and the thanks. */
    static String journal(String between) {
        return CallContract.OPENING + "  < played\n" + between + """
                  > play thanks
                  < played
                  > hangup
                  < released
                ended NORMAL_CLEARING by ENGINE
                """;
    }

    @Test
    default void aQueueRingsAPersonAndTheCallGoesOnWhenThatOneHangsUp() throws Exception {
        String nodes = "it: {queue: answers, max-wait: 5s, next: thanks, on: {timeout: hangup}}";
        assertThat(exchange().call(plan(nodes), caller())).isEqualTo(journal("""
                it (queue): next
                  > enqueue
                  < talked
                thanks (play): conversation over
                """));
    }

    @Test
    default void aQueueInWhichEverybodyIsBusyOrSilentLeadsOn() throws Exception {
        String nodes = """
                it: {queue: busy, max-wait: 5s, next: hangup, on: {timeout: silent}}
                silent: {queue: silent, max-wait: 1s, next: hangup, on: {timeout: thanks}}
                """;
        assertThat(exchange().call(plan(nodes), caller())).isEqualTo(journal("""
                it (queue): next
                  > enqueue
                  < not-connected BUSY
                silent (queue): everyone is busy
                  > enqueue
                  < not-connected NO_ANSWER
                thanks (play): nobody was free in time
                """));
    }

    @Test
    default void backendsCalendarsMessagesCallbacksAndHandoversAnswerWhileTheCallerWaits() throws Exception {
        String nodes = """
                it:
                  http: billing
                  get: /balance/{caller.number}
                  into: bill
                  result: {balance: decimal}
                  next: nobody
                nobody: {http: billing, get: /nobody, next: hangup, on: {not-found: broken}}
                broken: {http: billing, post: /broken, body: {a: '1'}, next: hangup, on: {failed: open}}
                open: {hours: always, next: shut, on: {closed: hangup}}
                shut: {hours: shut, next: hangup, on: {closed: text}}
                text: {send: sms, post: /messages, body: {to: caller.number}, text: thanks, next: call-me}
                call-me: {callback: caller.number, reason: advice, next: not-me}
                not-me: {callback: caller.number, reason: unwanted, next: hangup, on: {refused: take-up}}
                take-up: {handover: web, result: {topic: text}, next: thanks}
                """;
        assertThat(exchange().call(plan(nodes), caller())).isEqualTo(journal("""
                it (http): next
                  > fetch
                  < fetched
                  bill.balance = 12.5
                nobody (http): billing answered
                  > fetch
                  < missing
                broken (http): billing does not know it
                  > fetch
                  < unavailable
                open (hours): billing: no such path
                  > hours
                  < hours
                shut (hours): open: always
                  > hours
                  < hours
                text (send): closed: flood
                  > send thanks
                  < left
                call-me (callback): left for sms
                  > callback
                  < callback-noted
                not-me (callback): callback noted
                  > callback
                  < callback-refused
                take-up (handover): nobody calls there
                  > handover
                  < handed-over
                  web.channel = app
                  web.topic = bill
                thanks (play): left by app
                """));
    }

    @Test
    default void anOutageIsReportedAndACallPromisedTakenBackAndToldApartFromTheEnginesOwn() throws Exception {
        String nodes = """
                it: {incident: report, area: '"north"', into: outage, next: promise}
                promise: {incident: promise, of: outage.number, next: again}
                again: {incident: report, area: '"north"', into: outage, next: cancel}
                cancel: {incident: cancel, of: outage.number, next: which}
                which: {incident: recall, into: outage, next: hangup, on: {refused: thanks}}
                """;
        assertThat(exchange().call(plan(nodes), caller()).replaceAll("(since|expected|language) = .*", "$1 = then"))
                .isEqualTo(journal("""
                it (incident): next
                  > incident
                  < incident-told
                  outage.number = 1001
                  outage.area = north
                  outage.known = false
                  outage.reports = 1
                  outage.since = then
                  outage.expected = then
                  outage.promised = false
                  outage.language = then
                promise (incident): incident 1001, 1 reports
                  > incident
                  < incident-told
                again (incident): incident 1001, 1 reports
                  > incident
                  < incident-told
                  outage.number = 1001
                  outage.area = north
                  outage.known = true
                  outage.reports = 1
                  outage.since = then
                  outage.expected = then
                  outage.promised = true
                  outage.language = then
                cancel (incident): incident 1001, 1 reports
                  > incident
                  < incident-told
                which (incident): incident 1001, 1 reports
                  > incident
                  < incident-refused
                thanks (play): the engine did not make this call
                """));
    }

    @Test
    default void aNoticeIsHeardAndPoundSkipsIt() throws Exception {
        String nodes = """
                it: {announce: notices, area: '"north"', next: elsewhere}
                elsewhere: {announce: notices, area: '"south"', next: thanks}
                """;
        assertThat(exchange().call(plan(nodes), caller().during("notice-works", "#")))
                .isEqualTo(journal("""
                it (announce): next
                  > notices
                  < notices
                  > play notice-works
                  < play-cut #
                elsewhere (announce): next
                  > notices
                  < notices
                thanks (play): next
                """));
    }

    @Test
    default void aSurveyTakesAMarkAndLetsGoOfWhoeverIsSilent() throws Exception {
        String nodes = """
                it: {survey: number, highest: 5, into: mark, next: again}
                again: {survey: confirm, into: other, next: thanks, input: {attempts: 1}}
                """;
        assertThat(exchange().call(plan(nodes), caller().during("number", "4"))).isEqualTo(journal("""
                it (survey): next
                  > collect number
                  < keys 4
                  mark = 4
                again (survey): answered
                  > collect confirm
                  < no-input
                thanks (play): noinput 1, not answered
                """));
    }

    @Test
    default void aMessageIsRecordedAfterTheTone() throws Exception {
        String nodes = "it: {record: number, into: message, max: 20s, silence: 2s, next: thanks}";
        CallScript caller = caller().speaksAfterTheBeep(2).then("5");
        assertThat(exchange().call(plan(nodes), caller)).isEqualTo(journal("""
                it (record): next
                  > record number
                  < recorded
                  message = CALL-3
                thanks (play): recorded
                """));
    }
}
