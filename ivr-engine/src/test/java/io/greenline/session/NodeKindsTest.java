package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.calendar.Opening;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.caller.Customer;
import io.greenline.caller.NoticeId;
import io.greenline.dialplan.IncidentAct;
import io.greenline.dialplan.ResultField;
import io.greenline.dialplan.Value;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of node asks for, and where each of its outcomes leads. */
class NodeKindsTest {
    private static final Outcome ANSWERED = new Outcome.Answered();

    /** A dialplan that begins at node {@code it}, with a prompt node for each way out of it. */
    private static Interpreter with(String node, String... more) {
        StringBuilder ways = new StringBuilder();
        for (String way : List.of("on", "closed", "holiday", "missing", "failed", "late", "none", "refused")) {
            ways.append("  %s: {play: %s, next: hangup}\n".formatted(way, way));
        }
        StringBuilder prompts = new StringBuilder();
        for (String way : List.of("on", "closed", "holiday", "missing", "failed", "late", "none", "refused")) {
            prompts.append("  %s: {en-US: %s}\n".formatted(way, way));
        }
        return new Interpreter(Plans.of("""
                dialplan: kinds
                languages: [en-US]
                start: it
                defaults: {on: {operator: desk, failure: desk}}
                %snodes:
                  it: %s
                  desk: {queue: general, on: {timeout: hangup}}
                %sprompts:
                  ask: {en-US: "Please, {caller.number, digits}"}
                %s""".formatted(String.join("", more), node, ways, prompts)));
    }

    private static CallState after(Interpreter interpreter, Outcome... outcomes) {
        CallState state = interpreter.begin(Plans.call()).state();
        for (Outcome outcome : outcomes) {
            state = interpreter.step(state, outcome).state();
        }
        return state;
    }

    private static String nodeAfter(Interpreter interpreter, Outcome... outcomes) {
        return after(interpreter, outcomes).frame().node().value();
    }

    @Test
    void aClassifyNodeTellsWhatTheCallerHasSaidAndPressed() {
        String node = "{classify: caller, said: '\"danger\"', key: caller.number, next: on}";
        assertThat(after(with(node), ANSWERED).pending())
                .isEqualTo(new Action.Classify(new Value.Text("danger"), new Value.Text("13900000001")));
        assertThat(after(with("{classify: caller, next: on}"), ANSWERED).pending())
                .isEqualTo(new Action.Classify(new Value.Text(""), new Value.Text("")));
    }

    @Test
    void aClassIsInTheVariablesOfItsFlow() {
        CallState state = after(
                with("{classify: caller, next: on}"),
                ANSWERED,
                new Outcome.Classified("elderly", "elder", 4, Duration.ofMinutes(2), "elderly: age 78", "storm"));
        assertThat(state.frame().node()).hasToString("on");
        assertThat(state.frame().variables())
                .containsEntry("class.name", new Value.Text("elderly"))
                .containsEntry("class.queue", new Value.Text("elder"))
                .containsEntry("class.tier", new Value.Whole(4))
                .containsEntry("class.boost", new Value.Whole(120))
                .containsEntry("class.because", new Value.Text("elderly: age 78"))
                .containsEntry("class.surge", new Value.Text("storm"));
    }

    private static final String HTTP = """
            {http: billing, get: '/accounts/{caller.number}/balance', into: bill, timeout: 3s, retries: 2,
                result: {balance: decimal, due: {type: text, at: /bill/due, default: ""}}, meanwhile: ask,
                next: on, on: {not-found: missing, failed: failed}}""";

    @Test
    void anHttpNodeAsksItsBackendWithFilledPathAndTypedResult() {
        Action.Fetch fetch = (Action.Fetch) after(with(HTTP), ANSWERED).pending();
        assertThat(fetch.backend()).hasToString("billing");
        assertThat(fetch.path().text()).isEqualTo("/accounts/13900000001/balance");
        assertThat(fetch.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(fetch.retries()).isEqualTo(2);
        assertThat(fetch.meanwhile()).hasSize(1);
    }

    @Test
    void whatABackendAnswersIsInTheNodesVariables() {
        CallState state = after(
                with(HTTP),
                ANSWERED,
                new Outcome.Fetched(List.of(new Value.Decimal(128.5), new Value.Text("2026-12-01"))));
        assertThat(state.frame().node()).hasToString("on");
        assertThat(state.frame().variables())
                .containsEntry("bill.balance", new Value.Decimal(128.5))
                .containsEntry("bill.due", new Value.Text("2026-12-01"));
    }

    @Test
    void aFieldMayLieDeepUnderLongNames() {
        String pointer = "/a~1b" + "c".repeat(20_000);
        Interpreter interpreter =
                with("{http: billing, get: /ping, into: b, result: {due: {type: text, at: %s}}, next: on}"
                        .formatted(pointer));
        assertThat(((Action.Fetch) after(interpreter, ANSWERED).pending()).result())
                .singleElement()
                .extracting(ResultField::pointer)
                .isEqualTo(pointer);
    }

    @Test
    void aBackendThatDoesNotKnowOrDoesNotAnswerHasItsOwnWays() {
        assertThat(nodeAfter(with(HTTP), ANSWERED, new Outcome.Missing())).isEqualTo("missing");
        assertThat(nodeAfter(with(HTTP), ANSWERED, new Outcome.Unavailable("down")))
                .isEqualTo("failed");
    }

    @Test
    void aBackendsWaysLeadToAPersonWhereTheNodeNamesNone() {
        String plain = "{http: billing, get: /ping, next: on}";
        assertThat(nodeAfter(with(plain), ANSWERED, new Outcome.Missing())).isEqualTo("desk");
        assertThat(nodeAfter(with(plain), ANSWERED, new Outcome.Unavailable("down")))
                .isEqualTo("desk");
    }

    @Test
    void aValueCanAddNoStepToAPath() {
        FilledPath path = new FilledPath("/a/{x}/b", List.of("/a/", "/b"), List.of(new Value.Text("../x?y=1&z#ä /中")));
        assertThat(path.text()).isEqualTo("/a/..%2Fx%3Fy%3D1%26z%23%C3%A4%20%2F%E4%B8%AD/b");
        assertThat(new FilledPath("/{x}", List.of("/", ""), List.of(new Value.Text(".."))).text())
                .isEqualTo("/%2E%2E");
    }

    private static final String ANNOUNCE = "{announce: notices, next: on}";
    private static final Outcome TWO_NOTICES =
            new Outcome.NoticesFound(List.of(new NoticeId("flood"), new NoticeId("works")));

    @Test
    void anAreaThatASensitiveAnswerToldIsNeverWrittenDown() {
        CallState state = after(
                with("{http: billing, get: /ping, into: bill, result: {area: text}, sensitive: true, next: news}\n"
                        + "  news: {announce: notices, area: bill.area, next: on}"),
                ANSWERED,
                new Outcome.Fetched(List.of(new Value.Secret("east"))));
        assertThat(state.pending()).isInstanceOf(Action.FindNotices.class);
        assertThat(SessionJson.write(state.pending())).contains("***").doesNotContain("east");
        assertThat(SessionJson.write(state)).doesNotContain("east");
    }

    @Test
    void noticesAreSaidOneAfterTheOther() {
        Interpreter interpreter = with(ANNOUNCE);
        assertThat(said(after(interpreter, ANSWERED, TWO_NOTICES))).isEqualTo("notice-flood");
        assertThat(said(after(interpreter, ANSWERED, TWO_NOTICES, new Outcome.Played())))
                .isEqualTo("notice-works");
        assertThat(nodeAfter(interpreter, ANSWERED, TWO_NOTICES, new Outcome.Played(), new Outcome.Played()))
                .isEqualTo("on");
    }

    @Test
    void poundSkipsTheNoticeThatIsBeingSaid() {
        Interpreter interpreter = with(ANNOUNCE);
        assertThat(said(after(interpreter, ANSWERED, TWO_NOTICES, cut("#")))).isEqualTo("notice-works");
        assertThat(nodeAfter(interpreter, ANSWERED, TWO_NOTICES, cut("#"), cut("#")))
                .isEqualTo("on");
    }

    @Test
    void zeroInANoticeLeadsToAPersonAndAnotherKeyAnswersWhatComes() {
        Interpreter interpreter = with(ANNOUNCE);
        assertThat(nodeAfter(interpreter, ANSWERED, TWO_NOTICES, cut("0"))).isEqualTo("desk");
        // The prompt behind it is skipped: the key was typed ahead of what comes.
        assertThat(after(interpreter, ANSWERED, TWO_NOTICES, cut("3")).pending())
                .isEqualTo(new Action.HangUp(HangupCause.NORMAL_CLEARING));
    }

    @Test
    void whereNothingIsToBeAnnouncedTheCallGoesOn() {
        assertThat(nodeAfter(with(ANNOUNCE), ANSWERED, new Outcome.NoticesFound(List.of())))
                .isEqualTo("on");
    }

    @ParameterizedTest
    @CsvSource({"OPEN, on", "CLOSED, closed", "HOLIDAY, holiday"})
    void hoursHaveAWayForEachAnswer(Opening.State state, String node) {
        Interpreter interpreter =
                with("{hours: office, into: office, next: on, on: {closed: closed, holiday: holiday}}");
        CallState told = after(interpreter, ANSWERED, new Outcome.HoursTold(state, "why", "2026-11-27T08:00"));
        assertThat(told.frame().node()).hasToString(node);
        assertThat(told.frame().variables())
                .containsEntry("office.reason", new Value.Text("why"))
                .containsEntry("office.opens", new Value.Text("2026-11-27T08:00"));
    }

    @Test
    void aHolidayIsClosedWhereItHasNoWayOfItsOwn() {
        Interpreter interpreter = with("{hours: office, next: on, on: {closed: closed}}");
        assertThat(nodeAfter(interpreter, ANSWERED, new Outcome.HoursTold(Opening.State.HOLIDAY, "x", "")))
                .isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource({"BUSY, late", "NO_ANSWER, late", "UNREACHABLE, failed"})
    void aQueueThatHasNobodyFreeHasAWayForIt(NotConnected.Why why, String node) {
        Interpreter interpreter =
                with("{queue: green-channel, max-wait: 20s, next: on, on: {timeout: late, failed: failed}}");
        assertThat(after(interpreter, ANSWERED).pending()).isInstanceOfSatisfying(Action.Enqueue.class, queued -> {
            assertThat(queued.queue()).hasToString("green-channel");
            assertThat(queued.maxWait()).isEqualTo(Duration.ofSeconds(20));
        });
        assertThat(nodeAfter(interpreter, ANSWERED, new Outcome.NotConnected(why, HangupCause.USER_BUSY)))
                .isEqualTo(node);
        assertThat(nodeAfter(interpreter, ANSWERED, new Outcome.Talked(Duration.ofSeconds(9))))
                .isEqualTo("on");
        assertThat(nodeAfter(interpreter, ANSWERED, new Outcome.Failed("no telephone")))
                .isEqualTo("failed");
    }

    private static final String RECORD = "{record: ask, into: message, next: on, on: {nothing: none, failed: failed}}";

    @Test
    void aRecordedMessageIsInItsVariable() {
        CallState state = after(with(RECORD), ANSWERED, new Outcome.Recorded("m-1", Duration.ofSeconds(7)));
        assertThat(state.frame().node()).hasToString("on");
        assertThat(state.frame().variables()).containsEntry("message", new Value.Text("m-1"));
    }

    @Test
    void aRecordingHasWaysForNothingSaidForFailureAndForAPerson() {
        assertThat(nodeAfter(with(RECORD), ANSWERED, new Outcome.NothingRecorded()))
                .isEqualTo("none");
        assertThat(nodeAfter(with(RECORD), ANSWERED, new Outcome.Failed("disk full")))
                .isEqualTo("failed");
        assertThat(nodeAfter(with(RECORD), ANSWERED, cut("0"))).isEqualTo("desk");
    }

    private static final String CALLBACK =
            "{callback: caller.number, reason: power-is-back, about: '\"incident 7\"', next: on,"
                    + " on: {refused: refused}}";

    @Test
    void aCallbackAsksForTheNumberWithReasonAndMatter() {
        assertThat(after(with(CALLBACK), ANSWERED).pending())
                .isEqualTo(new Action.RequestCallback(
                        new Value.Text("13900000001"), "power-is-back", new Value.Text("incident 7")));
        assertThat(nodeAfter(with(CALLBACK), ANSWERED, new Outcome.CallbackNoted()))
                .isEqualTo("on");
        assertThat(nodeAfter(with(CALLBACK), ANSWERED, new Outcome.CallbackRefused("premium number")))
                .isEqualTo("refused");
    }

    @Test
    void aReportOfAnOutageTellsWhatIsKnownOfItsIncident() {
        Interpreter interpreter = with(
                "{incident: report, area: caller.area, premises: '\"house 1\"', into: outage, next: on, on: {refused: refused}}");
        Value nothing = new Value.Text("");
        assertThat(after(interpreter, ANSWERED).pending())
                .isEqualTo(new Action.TellIncident(
                        IncidentAct.REPORT,
                        nothing,
                        new Value.Text("house 1"),
                        nothing,
                        new Value.Text("13900000001")));
        CallState told = after(
                interpreter,
                ANSWERED,
                new Outcome.IncidentTold(
                        "1001", "north", true, 7, "2026-11-26T08:10", "2026-11-26T11:30", true, "en-US"));
        assertThat(told.frame().node()).hasToString("on");
        assertThat(told.frame().variables())
                .containsEntry("outage.number", new Value.Text("1001"))
                .containsEntry("outage.area", new Value.Text("north"))
                .containsEntry("outage.known", new Value.Flag(true))
                .containsEntry("outage.reports", new Value.Whole(7))
                .containsEntry("outage.since", new Value.Text("2026-11-26T08:10"))
                .containsEntry("outage.expected", new Value.Text("2026-11-26T11:30"))
                .containsEntry("outage.promised", new Value.Flag(true))
                .containsEntry("outage.language", new Value.Text("en-US"));
        assertThat(nodeAfter(interpreter, ANSWERED, new Outcome.IncidentRefused("no area")))
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @CsvSource({"promise,PROMISE", "cancel,CANCEL"})
    void aCallIsPromisedToTheNumberThatIsNamedElseToTheCallingOne(String word, IncidentAct act) {
        Value nothing = new Value.Text("");
        Value of = new Value.Text("1001");
        String node = "{incident: %s, of: '\"1001\"', %snext: on}";
        assertThat(after(with(node.formatted(word, "number: '\"13900000009\"', ")), ANSWERED)
                        .pending())
                .isEqualTo(new Action.TellIncident(act, nothing, nothing, of, new Value.Text("13900000009")));
        assertThat(after(with(node.formatted(word, "")), ANSWERED).pending())
                .isEqualTo(new Action.TellIncident(act, nothing, nothing, of, new Value.Text("13900000001")));
    }

    private static final String SURVEY = "{survey: ask, highest: 5, into: csat, next: on, input: {attempts: 2}}";

    @Test
    void aMarkIsKeptAndSilenceOrWrongKeysLeadOn() {
        CallState marked = after(with(SURVEY), ANSWERED, keys("4"));
        assertThat(marked.frame().variables()).containsEntry("csat", new Value.Text("4"));
        assertThat(marked.frame().node()).hasToString("on");
        assertThat(nodeAfter(with(SURVEY), ANSWERED, new Outcome.NoInput(), new Outcome.NoInput()))
                .isEqualTo("on");
        assertThat(nodeAfter(with(SURVEY), ANSWERED, new Outcome.NoMatch(new Value.Text("9")), new Outcome.NoInput()))
                .isEqualTo("on");
        assertThat(nodeAfter(with(SURVEY), ANSWERED, keys("0"))).isEqualTo("desk");
    }

    private static final String SEND =
            "{send: sms, post: /messages, body: {to: caller.number, urgent: 'true'}, text: ask, next: on, on: {failed: failed}}";

    @Test
    void aSendLeavesTheMessageWithThePromptsWords() {
        Action.Send send = (Action.Send) after(with(SEND), ANSWERED).pending();
        assertThat(send.body())
                .containsExactly(
                        new Member("to", new Value.Text("13900000001")), new Member("urgent", new Value.Flag(true)));
        assertThat(send.text()).hasSize(1);
        assertThat(nodeAfter(with(SEND), ANSWERED, new Outcome.Left())).isEqualTo("on");
        assertThat(nodeAfter(with(SEND), ANSWERED, new Outcome.Unavailable("full")))
                .isEqualTo("failed");
    }

    private static final String HANDOVER =
            "{handover: web, result: {topic: text}, next: on, on: {none: none, failed: failed}}";

    @Test
    void aHandoverIsTakenUpWithItsFields() {
        CallState state =
                after(with(HANDOVER), ANSWERED, new Outcome.HandedOver("app", List.of(new Value.Text("outage"))));
        assertThat(state.frame().variables())
                .containsEntry("web.channel", new Value.Text("app"))
                .containsEntry("web.topic", new Value.Text("outage"));
        assertThat(nodeAfter(with(HANDOVER), ANSWERED, new Outcome.NothingLeft()))
                .isEqualTo("none");
        assertThat(nodeAfter(with(HANDOVER), ANSWERED, new Outcome.Unavailable("odd")))
                .isEqualTo("failed");
    }

    @Test
    void aCallerWithoutANumberTakesNothingUp() {
        Interpreter interpreter = with(HANDOVER);
        CallState state = interpreter.begin(Plans.anonymousCall()).state();
        assertThat(interpreter.step(state, ANSWERED).state().frame().node()).hasToString("none");
    }

    private static final String PROFILES = """
            profiles:
              slow: {when: '"elderly" in caller.needs', speech-rate: slow, input: {timeout: 9s, attempts: 7}}
              quick: {when: caller.age > 1, input: {timeout: 1s}}
            """;
    private static final String WHO =
            "{lookup: customer, next: asked}\n  asked: {menu: ask, options: [{key: 1, next: on}]}";

    private static CallState lookedUp(List<String> needs) {
        Customer customer = new Customer(new PhoneNumber("13900000001"), "A", "standard", needs, "", "", "", 30);
        return after(with(WHO, PROFILES), ANSWERED, new Outcome.Found(customer));
    }

    @Test
    void aProfileStretchesTimesAndAttemptsAndNeverShortensThem() {
        assertThat(((Action.Collect) lookedUp(List.of("elderly")).pending()).input())
                .satisfies(input -> {
                    assertThat(input.timeout()).isEqualTo(Duration.ofSeconds(9));
                    assertThat(input.attempts()).isEqualTo(7);
                });
        assertThat(((Action.Collect) lookedUp(List.of()).pending()).input().timeout())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theFirstProfileThatHoldsIsTheCallsAndTheJournalSaysSo() {
        Interpreter interpreter = with(WHO, PROFILES);
        CallState state = after(interpreter, ANSWERED);
        Customer customer =
                new Customer(new PhoneNumber("13900000001"), "A", "standard", List.of("elderly"), "", "", "", 80);
        assertThat(interpreter.step(state, new Outcome.Found(customer)).trace().toString())
                .contains("profile slow", "elderly")
                .doesNotContain("profile quick");
    }

    @Test
    void theEdgesThatWereWalkedAreTold() {
        Interpreter interpreter = with(SURVEY);
        Step asked = interpreter.step(interpreter.begin(Plans.call()).state(), ANSWERED);
        assertThat(asked.taken()).extracting(Step.Taken::edge).containsExactly("start");
        Step marked = interpreter.step(asked.state(), keys("2"));
        assertThat(marked.taken())
                .extracting(taken -> taken.node() + " " + taken.edge())
                .containsExactly("it next");
    }

    private static Outcome cut(String key) {
        return new Outcome.PlayCut(new Value.Text(key));
    }

    private static Outcome keys(String keys) {
        return new Outcome.Keys(new Value.Text(keys));
    }

    private static String said(CallState state) {
        return ((Action.Play) state.pending()).prompts().getFirst().prompt().value();
    }
}
