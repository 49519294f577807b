package io.greenline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.backend.BackendName;
import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.caller.Handovers.Handover;
import io.greenline.caller.NoticeId;
import io.greenline.scenario.Surroundings.Answering;
import io.greenline.telephony.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a test file says is what its scenarios hold; what it cannot say is refused at its place. */
class TestFileLoaderTest {

    private static TestFileLoader.Result load(String cases) {
        String file = "dialplan: any\ncases:\n" + cases;
        return TestFileLoader.load("t", file.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
    }

    private static List<Scenario> scenarios(String cases) {
        TestFileLoader.Result result = load(cases);
        assertThat(result.diagnostics()).isEmpty();
        return ((TestFileLoader.Loaded) result).scenarios();
    }

    private static Surroundings surroundings(String keys) {
        return scenarios("  - {name: a, expect: [{enters: x}], %s}\n".formatted(keys))
                .getFirst()
                .surroundings();
    }

    private static List<Expectation> expectations(String list) {
        return scenarios("  - {name: a, expect: [%s]}\n".formatted(list))
                .getFirst()
                .expectations();
    }

    private static List<String> findings(String keys) {
        return load("  - {name: a, %s}\n".formatted(keys)).diagnostics().stream()
                .map(found -> "%d:%d %s; %s [%s]"
                        .formatted(
                                found.at().line(), found.at().column(), found.problem(), found.remedy(), found.rule()))
                .toList();
    }

    @Test
    void aCaseWithoutATimeIsAMondayMorningInShanghai() {
        assertThat(surroundings("lookup: slow").began())
                .isEqualTo(ZonedDateTime.of(2026, 11, 23, 9, 0, 0, 0, ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void aTimeIsThatOfTheCasesZone() {
        assertThat(surroundings("time: \"2026-02-17 23:30\", time-zone: Europe/Berlin")
                        .began())
                .isEqualTo(ZonedDateTime.of(2026, 2, 17, 23, 30, 0, 0, ZoneId.of("Europe/Berlin")));
        assertThat(surroundings("time-zone: Europe/Berlin").began().toLocalDateTime())
                .isEqualTo(Surroundings.USUAL.began().toLocalDateTime());
    }

    @Test
    void timesAndZonesThatDoNotExistAreRefused() {
        assertThat(findings("time: \"2026-02-30 09:30\", time-zone: Asia/Shangri-La, expect: [{enters: x}]"))
                .containsExactly(
                        "3:21 '2026-02-30 09:30' is no time; write \"2026-02-17 09:30\", in quotes [bad-time]",
                        "3:52 there is no time zone 'Asia/Shangri-La'; write a name such as Asia/Shanghai [bad-time]");
    }

    @Test
    void eachBackendAnswersItsRequestsInOrder() {
        Surroundings said = surroundings("""
                backends: {billing: [
                    {get: /a/1, answer: {balance: 128.5, due: "2026-03-01", paid: true, lines: [1, x], none: ~}},
                    {post: /b, answer: missing}, {answer: failed}, {answer: "<html>"}, {after: 5s}]}
                """.replaceAll("\\s+", " "));
        assertThat(said.backends()).containsOnlyKeys(new BackendName("billing"));
        List<Exchange> billing = said.backends().get(new BackendName("billing"));
        assertThat(billing)
                .extracting(exchange -> exchange.asked().map(Object::toString).orElse("any"))
                .containsExactly("GET /a/1", "POST /b", "any", "any", "any");
        assertThat(billing)
                .extracting(Exchange::answer)
                .containsExactly(
                        new Reply.Done(
                                "{\"balance\":128.5,\"due\":\"2026-03-01\",\"paid\":true,\"lines\":[1,\"x\"],\"none\":null}"),
                        new Reply.Missing(),
                        new Reply.Failed("the test lets it fail"),
                        new Reply.Done("<html>"),
                        new Reply.Done("{}"));
        assertThat(billing.getLast().after()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anExchangeTakesTheRequestThatItNamesAndNoOther() {
        Exchange exchange = surroundings("backends: {billing: {get: /a}}")
                .backends()
                .get(new BackendName("billing"))
                .getFirst();
        assertThat(exchange.expects(request(Request.Method.GET, "/a"))).isTrue();
        assertThat(exchange.expects(request(Request.Method.GET, "/a/"))).isFalse();
        assertThat(exchange.expects(request(Request.Method.POST, "/a"))).isFalse();
    }

    private static Request request(Request.Method method, String path) {
        return new Request(new BackendName("billing"), method, path, Optional.empty(), "id", Duration.ofSeconds(2), 0);
    }

    @Test
    void requestsThatCannotBeMeantAreRefused() {
        assertThat(findings(
                        "expect: [{enters: x}], backends: {billing: [{get: a, answer: lost}, {get: /a, post: /b}]}"))
                .containsExactly(
                        "3:65 'a' is no path; begin it with / [bad-request]",
                        "3:76 'lost' is no answer; write {name: value}, missing or failed [bad-request]",
                        "3:99 a request is get or post; write two requests [bad-request]");
    }

    @Test
    void theWorldOutsideIsAsTheCaseSays() {
        Surroundings said = surroundings("""
                lookup: failed, notices: [flood, storm], hours: {office: holiday},
                handover: {channel: web, fields: {topic: bill}}, refuses-callback: true, records: nothing,
                desks: {general-desk: [busy, no-answer, unreachable, {talks: 30s}], other: busy}
                """.replaceAll("\\s+", " "));
        assertThat(said.lookup()).isEqualTo(Surroundings.Lookup.FAILED);
        assertThat(said.notices()).containsExactly(new NoticeId("flood"), new NoticeId("storm"));
        assertThat(said.hours()).containsExactly(Map.entry(new CalendarName("office"), Opening.State.HOLIDAY));
        assertThat(said.handover()).contains(new Handover("web", Map.of("topic", "bill")));
        assertThat(said.callbacks()).isEqualTo(Surroundings.Callbacks.REFUSED);
        assertThat(said.message()).isEqualTo(new Surroundings.Message.Nothing());
        assertThat(said.desks())
                .containsEntry(
                        "general-desk",
                        List.of(
                                new Answering.Busy(),
                                new Answering.NoAnswer(),
                                new Answering.Unreachable(),
                                new Answering.Talks(Duration.ofSeconds(30))))
                .containsEntry("other", List.of(new Answering.Busy()));
    }

    @Test
    void wordsThatNobodyKnowsAreRefusedWithTheNearest() {
        assertThat(
                        findings(
                                "expect: [{enters: x}], lookup: slwo, hours: {office: close}, desks: {desk: buzy}, records: long"))
                .containsExactly(
                        "3:46 unknown word 'slwo'; did you mean 'slow'? [unknown-word]",
                        "3:68 unknown word 'close'; did you mean 'closed'? [unknown-word]",
                        "3:90 unknown word 'buzy'; did you mean 'busy'? [unknown-word]",
                        "3:106 'long' is not a duration; write 700ms, 5s, 3m or 1m30s [bad-duration]");
    }

    @Test
    void anAlternativeChangesTheWorldAndKeepsTheRest() {
        List<Scenario> both = scenarios("""
                  - name: a
                    lookup: failed
                    caller: {number: "13900000001"}
                    desks: {desk: busy}
                    each:
                      - {desks: {desk: no-answer}, caller: {number: "13900000002"}, expect: [{enters: x}]}
                      - {expect: [{enters: x}]}
                """);
        assertThat(both).extracting(Scenario::name).containsExactly("a (1 of 2)", "a (2 of 2)");
        assertThat(both.get(0).surroundings().desks()).isEqualTo(Map.of("desk", List.of(new Answering.NoAnswer())));
        assertThat(both.get(1).surroundings().desks()).isEqualTo(Map.of("desk", List.of(new Answering.Busy())));
        assertThat(both).allMatch(one -> one.surroundings().lookup() == Surroundings.Lookup.FAILED);
        assertThat(both)
                .extracting(one -> one.caller().number().orElseThrow())
                .containsExactly(new PhoneNumber("13900000002"), new PhoneNumber("13900000001"));
    }

    @Test
    void aCustomerMayBeUnknown() {
        assertThat(scenarios("  - {name: a, caller: {customer: unknown}, expect: [{enters: x}]}\n")
                        .getFirst()
                        .caller()
                        .customer())
                .isEmpty();
        assertThat(findings("caller: {customer: unknwon}, expect: [{enters: x}]"))
                .containsExactly("3:34 unknown word 'unknwon'; did you mean 'unknown'? [unknown-word]");
    }

    @Test
    void eachExpectationIsReadAsItIsWritten() {
        assertThat(expectations("""
                {hears-exactly: [a, b]}, {never-hears: a}, {says: 余额}, {enters-exactly: n}, {never-enters: [n]},
                {queued: {queue: general}}, {variables: {account: "1234567890", bill.balance: 128.50, empty: ""}},
                {asks: {backend: billing, path: /a}}, {sends: {backend: sms, body: {to: "139"}}},
                {callback: {number: "13900000001", reason: complaint}}, {records: false}
                """.replaceAll("\\s+", " ")).stream().map(TestFileLoaderTest::withoutPlace))
                .containsExactly(
                        "Hears[prompts=[a, b], order=EXACT]",
                        "NeverHears[prompts=[a]]",
                        "Says[words=[余额]]",
                        "Enters[nodes=[n], order=EXACT]",
                        "NeverEnters[nodes=[n]]",
                        "Queued[queue=general, tier=Optional.empty, position=Optional.empty]",
                        "Holds[values={account=1234567890, bill.balance=128.50, empty=}]",
                        "Asks[backend=billing, path=Optional[/a], body=Optional.empty]",
                        "Sends[backend=sms, path=Optional.empty, body=Optional[{\"to\":\"139\"}]]",
                        "CalledBack[number=Optional[13900000001], reason=Optional[complaint], about=Optional.empty]",
                        "Records[message=false]");
    }

    private static String withoutPlace(Expectation expectation) {
        return expectation.toString().replaceFirst("at=[^,]*, ", "");
    }

    @Test
    void anExpectationSaysOneThing() {
        assertThat(findings("expect: [{hears: a, enters: n}, {}]"))
                .hasSize(2)
                .allMatch(finding ->
                        finding.contains("an expectation says one thing; write one of hears, hears-exactly,"));
    }

    private static List<String> calledBack(String head, String keys) {
        String file = "dialplan: any\n%scases:\n  - {name: a, %s}\n".formatted(head, keys);
        return TestFileLoader.load("t", file.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty())
                .diagnostics()
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void anAlternativeSaysOtherwiseWhatHappensWhenTheCallerIsCalledBack() {
        String file = """
                dialplan: any
                callback-dialplan: back
                cases:
                  - name: a
                    agents: {"1001": ready}
                    called-back: busy
                    each:
                      - {}
                      - {called-back: [machine, {answers: 2s, script: [{at: person, press: "5"}], expect: [{enters: place}]}]}
                    expect: [{called-back: 2}, {callback-given-up: expired}]
                """;
        TestFileLoader.Result result =
                TestFileLoader.load("t", file.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
        assertThat(result.diagnostics()).isEmpty();
        TestFileLoader.Loaded loaded = (TestFileLoader.Loaded) result;
        assertThat(loaded.callbackDialplan()).contains("back");
        assertThat(loaded.scenarios().getFirst().calledBack()).singleElement().isInstanceOf(Ringing.Busy.class);
        List<Ringing> otherwise = loaded.scenarios().get(1).calledBack();
        assertThat(otherwise).hasSize(2).allMatch(Ringing.Answered.class::isInstance);
        Ringing.Answered machine = (Ringing.Answered) otherwise.getFirst();
        assertThat(machine.script()).isEmpty();
        Ringing.Answered person = (Ringing.Answered) otherwise.getLast();
        assertThat(person.after()).isEqualTo(Duration.ofSeconds(2));
        assertThat(person.script()).hasSize(1);
        assertThat(person.expectations()).singleElement().isInstanceOf(Expectation.Enters.class);
        assertThat(loaded.scenarios().getFirst().expectations())
                .containsExactly(
                        new Expectation.TriesToCallBack(
                                loaded.scenarios()
                                        .getFirst()
                                        .expectations()
                                        .getFirst()
                                        .at(),
                                2),
                        new Expectation.GivenUp(
                                loaded.scenarios()
                                        .getFirst()
                                        .expectations()
                                        .getLast()
                                        .at(),
                                Expectation.GivenUp.Reason.EXPIRED));
    }

    @Test
    void theDialplanThatCallersHearWhoAreCalledBackIsMissedOnce() {
        assertThat(
                        calledBack(
                                "",
                                "agents: {\"1001\": ready}, called-back: [busy, machine, {answers: 3s}], expect: [{ended: caller}]"))
                .containsExactly(
                        "t:3:60: error: the file does not say which dialplan a call runs by which somebody is called back;"
                                + " add 'callback-dialplan: callback' below 'dialplan:', with its name [bad-called-back]");
        assertThat(calledBack(
                        "", "agents: {\"1001\": ready}, called-back: [busy, no-answer], expect: [{called-back: 2}]"))
                .isEmpty();
    }

    @Test
    void nobodyIsCalledBackWhereNobodyIsAtWork() {
        assertThat(calledBack("", "called-back: [busy, no-answer], expect: [{ended: caller}, {called-back: 2}]"))
                .containsExactly("t:3:29: error: nobody is at work, so that no queue promises to call back;"
                        + " say who is: agents: {\"1001\": ready} [bad-called-back]");
        assertThat(calledBack("", "expect: [{callback-given-up: expired}], each: [{}, {}]"))
                .singleElement()
                .asString()
                .startsWith("t:3:24: error: nobody is at work");
    }

    @Test
    void whatIsOfTheWholeCaseIsNotExpectedOfOneOfItsCalls() {
        assertThat(calledBack(
                        "callback-dialplan: back\n",
                        "agents: {\"1001\": ready}, called-back: {expect: [{called-back: 1}]}"))
                .containsExactly("t:4:63: error: this is expected of the whole case, not of one call;"
                        + " write it under the expect: of the case [bad-called-back]");
    }

    @Test
    void slipsInWhatHappensWhenSomebodyIsCalledBackAreFoundAtTheirPlaces() {
        assertThat(calledBack(
                        "callback-dialplan: back\n",
                        "agents: {\"1001\": ready}, called-back: [machines, {answers: 30s}, {answer: 3s}],"
                                + " expect: [{called-back: eleven}, {callback-given-up: lost}]"))
                .satisfiesExactly(
                        word -> assertThat(word)
                                .startsWith("t:4:54: error: unknown word 'machines'; did you mean 'machine'?"),
                        late -> assertThat(late).contains("30s").contains("0s to 29s"),
                        key -> assertThat(key).contains("'answer'").contains("answers"),
                        times -> assertThat(times).startsWith("t:4:118: error: 'called-back' takes a whole number"),
                        reason -> assertThat(reason).contains("lost").contains("not-reached"));
    }

    @Test
    void nobodyWaitsForLongerAtLeastThanAtMost() {
        assertThat(findings("expect: [{served: {waited-at-least: 3m, waited-at-most: 2m}}]"))
                .containsExactly("3:51 nobody waits for longer at least than at most;"
                        + " write the shorter time at 'waited-at-least' [bad-expectation]");
        assertThat(expectations("{served: {waited-at-least: 2m, waited-at-most: 2m}}"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Expectation.Served.class,
                        served -> assertThat(served.waitedAtLeast()).contains(Duration.ofMinutes(2)));
    }
}
