package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.greenline.calendar.Opening;
import io.greenline.call.CallEvent;
import io.greenline.caller.Customer;
import io.greenline.caller.NoticeId;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.Value;
import io.greenline.dialplan.ValueType;
import io.greenline.journal.Event;
import io.greenline.routing.Decision.TurnedAway;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.PromptId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The steps of a call through a dialplan: attempts and silence, failures, secrets, being carried on by another engine.
 *
 * <p>Long, because all of it is tried by walking the same small dialplans, which stand here too.
 */
class InterpreterTest {
    private static final Dialplan PLAN = Plans.of("""
            dialplan: test
            languages: [zh-CN, en-US]
            start: hello
            defaults:
              on: {operator: desk, failure: desk}
            nodes:
              hello: {play: hello, next: who}
              who: {lookup: customer, next: pin, on: {not-found: pin, failed: pin}}
              pin: {ask: ask-pin, into: pin, digits: {length: 4}, sensitive: true, next: derive}
              derive: {set: {reversed: 'pin + "!"'}, next: menu}
              menu:
                menu: [menu, menu-short]
                options:
                  - {key: 1, value: read, next: read}
                  - {key: 2, value: bye, next: hangup}
              read: {play: your-pin, next: menu}
              desk: {transfer: desk, next: hangup, on: {busy: sorry, no-answer: sorry, failed: sorry}}
              sorry: {play: hello, next: hangup}
            prompts:
              hello: {zh-CN: 您好, en-US: Hello}
              ask-pin: {zh-CN: 密码, en-US: Your PIN}
              menu: {zh-CN: 菜单, en-US: Menu}
              menu-short: {zh-CN: 短菜单, en-US: Short menu}
              your-pin: {zh-CN: '{reversed}', en-US: '{reversed}'}
            """);
    /** Every kind of node, in a ring. */
    private static final Dialplan EVERY_KIND = Plans.of("""
            dialplan: every-kind
            languages: [zh-CN, en-US]
            start: hello
            defaults: {on: {operator: general, failure: general}}
            profiles:
              slow: {when: '"elderly" in caller.needs', speech-rate: slow, input: {timeout: 9s}}
            nodes:
              hello: {play: hello, next: who}
              who: {lookup: customer, next: news}
              news: {announce: notices, next: office}
              office: {hours: office, into: office, next: taken, on: {closed: message, holiday: mark}}
              taken: {handover: web, result: {topic: text}, next: menu}
              menu: {menu: hello, options: [{key: 1, next: pin}, {key: 2, next: bill}, {key: 3, next: message}]}
              pin: {ask: hello, into: pin, digits: {length: 4}, sensitive: true, next: bill}
              bill:
                http: billing
                post: /bills/{caller.number}
                body: {pin: pin, twice: 'size(pin) * 2'}
                into: bill
                result: {balance: decimal, due: {type: text, default: ""}, open: flag, parts: texts, count: whole}
                sensitive: true
                meanwhile: hello
                next: decide
              decide: {choose: [{if: bill.balance > 0.0, next: text}, {else: again}]}
              again: {set: {rounds: rounds + 1}, next: sub}
              sub: {subflow: inner, into: inner, next: other}
              other: {language: next, next: menu}
              text: {send: sms, post: '/sms/{web.topic}', body: {to: caller.number, rounds: rounds}, text: hello, next: mark}
              message: {record: hello, into: message, next: call-me}
              call-me: {callback: caller.number, reason: outage, about: message, next: report}
              report: {incident: report, area: caller.area, premises: pin, into: outage, next: promise, on: {refused: mark}}
              promise: {incident: promise, of: outage.number, number: caller.number, into: outage, next: mark}
              mark: {survey: hello, into: csat, next: menu}
              general:
                queue: general
                max-wait: 2h
                about: '"about " + caller.area'
                comfort: hello
                exits: [{key: 1, to: callback}, {key: 2, to: voicemail}, {key: 3, to: text}, {key: 4, next: mark}]
                next: mark
                on: {timeout: transfer, closed: by-class, voicemail: message, text: text, callback: sign-in, operator: transfer}
              by-class: {queue: by-class, on: {timeout: transfer, failed: transfer}}
              class: {classify: caller, said: pin, key: message, next: by-class}
              sign-in: {agent: away, id: caller.number, pin: pin, reason: '"lunch"', next: class, on: {refused: mark}}
              transfer: {transfer: desk, next: bye, on: {busy: bye, no-answer: bye, failed: bye}}
              bye: {hangup: normal-clearing}
            variables: {rounds: 0}
            subflows:
              inner: {start: said, outputs: {it: '"x"'}, nodes: {said: {play: hello, next: return}}}
            prompts:
              hello: {zh-CN: '您好{caller.number, digits}', en-US: 'Hello {caller.number, digits}'}
            """);

    private static final Outcome FOUND = new Outcome.Found(
            new Customer(new PhoneNumber("13900000001"), "A", "standard", List.of("elderly"), "", "", "", 80));
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Interpreter INTERPRETER = new Interpreter(PLAN);
    private static final Outcome.Released GONE = new Outcome.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);

    @Test
    void theNthAskingUsesTheNthPromptAndThenTheLast() {
        CallState menu = at("menu");
        assertThat(promptOf(menu)).isEqualTo("menu");
        CallState second = step(menu, new Outcome.NoInput());
        assertThat(promptOf(second)).isEqualTo("menu-short");
        assertThat(promptOf(step(second, new Outcome.NoMatch(new Value.Text("7")))))
                .isEqualTo("menu-short");
    }

    @Test
    void silenceAndWrongKeysTogetherUseUpTheAttempts() {
        CallState menu = step(at("menu"), new Outcome.NoInput(), new Outcome.NoMatch(new Value.Text("7")));
        assertThat(step(menu, new Outcome.NoInput()).pending()).isInstanceOf(Action.Transfer.class);
    }

    @Test
    void comingBackToANodeBeginsItsCountersAnew() {
        CallState menu =
                step(at("menu"), new Outcome.NoInput(), new Outcome.NoInput(), keys("1"), new Outcome.Played());
        assertThat(promptOf(menu)).isEqualTo("menu");
        assertThat(menu.frame().visit().wasted()).isZero();
    }

    @Test
    void whateverIsPendingAReleaseEndsTheCall() {
        for (String node : List.of("hello", "who", "pin", "menu", "desk")) {
            assertThat(step(at(node), GONE).pending())
                    .isEqualTo(new Action.End(HangupCause.NORMAL_CLEARING, Party.CALLER, ""));
        }
    }

    @Test
    void whenTheSwitchFailsTheCallGoesToAPerson() {
        assertThat(step(at("menu"), new Outcome.Failed("no such file")).pending())
                .isInstanceOf(Action.Transfer.class);
    }

    @Test
    void whenTheSwitchKeepsFailingTheCallIsReleasedAndEnds() {
        CallState third = step(at("menu"), new Outcome.Failed("a"), new Outcome.Failed("b"), new Outcome.Failed("c"));
        assertThat(third.pending()).isEqualTo(new Action.HangUp(HangupCause.TEMPORARY_FAILURE));
        assertThat(step(third, new Outcome.Failed("d")).pending())
                .isEqualTo(new Action.End(HangupCause.TEMPORARY_FAILURE, Party.SWITCH, "d"));
    }

    @Test
    void aSuccessBetweenFailuresForgetsThem() {
        CallState recovered = step(at("menu"), new Outcome.Failed("a"), new Outcome.Failed("b"), new Outcome.Played());
        assertThat(recovered.failures()).isZero();
    }

    @Test
    void aCallerWithoutANumberIsNotLookedUp() {
        CallState state = INTERPRETER.begin(Plans.anonymousCall()).state();
        CallState after = step(state, new Outcome.Answered(), new Outcome.Played());
        assertThat(after.pending()).isInstanceOf(Action.Collect.class);
    }

    @Test
    void aSecretReachesNoJsonAndNothingThatIsComputedFromItDoes() {
        CallState menu = at("menu");
        assertThat(menu.frame().variables()).containsEntry("pin", new Value.Secret("4711"));
        assertThat(menu.frame().variables()).containsEntry("reversed", new Value.Secret("4711!"));
        Step read = INTERPRETER.step(menu, keys("1"));
        assertThat(SessionJson.write(read.state())).doesNotContain("4711");
        assertThat(SessionJson.write(read.action())).doesNotContain("4711");
        assertThat(SessionJson.write(new Outcome.Keys(new Value.Secret("4711"))))
                .doesNotContain("4711");
        assertThat(new Value.Secret("4711").toString()).doesNotContain("4711");
    }

    private static final Dialplan SECRET_TYPES = Plans.of("""
            dialplan: test
            languages: [en-US]
            start: pin
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              pin: {ask: hello, into: pin, digits: {min: 4, max: 30}, sensitive: true, next: judge}
              judge: {set: {right: 'pin == "4711"', number: int(pin)}, next: which}
              which:
                choose:
                  - {if: right && number > 4000, next: good}
                  - {else: bad}
              good: {play: good, next: hangup}
              bad: {play: bad, next: hangup}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              hello: {en-US: Hello}
              good: {en-US: Good}
              bad: {en-US: Bad}
            """);

    @Test
    void whatIsComputedFromASecretKeepsItsType() {
        assertThat(afterPin("4711").state().frame().node()).hasToString("good");
        assertThat(afterPin("4712").state().frame().node()).hasToString("bad");
        assertThat(afterPin("4711").trace()).contains(new Event.VariableSet("right", "***"));
    }

    @Test
    void aSecretThatAnExpressionCannotTakeIsNotInWhatIsSaidOfIt() {
        String tooLong = "98765432109876543210";
        Step step = afterPin(tooLong);
        assertThat(step.action()).isInstanceOf(Action.Transfer.class);
        assertThat(step.trace().toString()).contains("int(pin)").doesNotContain(tooLong);
    }

    private static Step afterPin(String pin) {
        Interpreter interpreter = new Interpreter(SECRET_TYPES);
        CallState asked = interpreter
                .step(interpreter.begin(Plans.call()).state(), new Outcome.Answered())
                .state();
        return interpreter.step(asked, secret(pin));
    }

    @Test
    void aResumedCallRepeatsWhatWasPendingUnderTheSameNumber() throws Exception {
        CallState asking = at("pin");
        CallState read = SessionJson.readState(SessionJson.write(asking));
        assertThat(read).isEqualTo(asking);
        Step resumed = INTERPRETER.step(read, new Outcome.Resumed());
        assertThat(resumed.state()).isEqualTo(asking);
    }

    @Test
    void aCheckpointFromBeforeAreasWereKnownIsReadAndItsAreaIsUnknown() throws Exception {
        String before = SessionJson.write(at("pin")).replace(",\"area\":\"east\"", "");
        CallState read = SessionJson.readState(before);
        assertThat(read.customer().map(Customer::name)).contains("A");
        assertThat(read.customer().map(Customer::area)).contains("");
        assertThat(SessionJson.readOutcome("{\"outcome\":\"found\",\"customer\":{\"number\":\"1\",\"name\":\"A\","
                        + "\"tier\":\"\",\"needs\":[],\"premises\":\"\",\"language\":\"\",\"age\":0}}"))
                .isEqualTo(new Outcome.Found(new Customer(new PhoneNumber("1"), "A", "", List.of(), "", "", "", 0)));
    }

    @Test
    void aResumedCallThatLostASecretIsAskedForItAgain() throws Exception {
        CallState read = SessionJson.readState(SessionJson.write(at("menu")));
        Step resumed = INTERPRETER.step(read, new Outcome.Resumed());
        assertThat(resumed.state().frame().node()).hasToString("pin");
        assertThat(promptOf(resumed.state())).isEqualTo("ask-pin");
    }

    /** Else the flow around the subflow would go on with an empty PIN. */
    @Test
    void aSecretOfTheFlowAroundASubflowIsAskedForAgainThere() throws Exception {
        Interpreter interpreter = new Interpreter(Plans.of("""
                dialplan: test
                languages: [en-US]
                start: pin
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  pin: {ask: hello, into: pin, digits: {length: 4}, sensitive: true, next: sub}
                  sub: {subflow: chosen, with: {given: pin}, next: bill}
                  bill: {http: billing, post: /bill, body: {pin: pin}, next: hangup}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                subflows:
                  chosen:
                    inputs: {given: text}
                    start: menu
                    nodes:
                      menu: {menu: hello, options: [{key: 1, next: return}]}
                prompts:
                  hello: {en-US: Hello}
                """));
        CallState menu = interpreter
                .step(
                        interpreter
                                .step(interpreter.begin(Plans.call()).state(), new Outcome.Answered())
                                .state(),
                        new Outcome.Keys(new Value.Secret("4711")))
                .state();
        assertThat(menu.frame().flow()).isEqualTo("chosen");
        CallState resumed = interpreter
                .step(SessionJson.readState(SessionJson.write(menu)), new Outcome.Resumed())
                .state();
        assertThat(resumed.frames())
                .singleElement()
                .satisfies(main -> assertThat(main.node()).hasToString("pin"));
    }

    @Test
    void eachActionHasANumberOfItsOwn() {
        CallState menu = at("menu");
        assertThat(step(menu, new Outcome.NoInput()).attempt()).isEqualTo(menu.attempt() + 1);
    }

    @Test
    void aLoopWithoutAKeyEndsWithAPersonAndWhenThatHelpsNobodyAltogether() {
        Dialplan endless = Plans.of("""
                dialplan: test
                languages: [en-US]
                start: hello
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  hello: {play: hello, next: menu}
                  menu: {menu: hello, options: [{key: 1, value: on, next: hello}], on: {noinput: [{next: hello}]}}
                  desk: {transfer: desk, next: hello, on: {busy: hello, no-answer: hello, failed: hello}}
                prompts:
                  hello: {en-US: Hello}
                """);
        Interpreter interpreter = new Interpreter(endless);
        CallState state = interpreter
                .step(interpreter.begin(Plans.call()).state(), new Outcome.Answered())
                .state();
        int transfers = 0;
        int steps = 0;
        while (!(state.pending() instanceof Action.HangUp) && steps++ < 10_000) {
            Outcome outcome = switch (state.pending()) {
                case Action.Transfer _ ->
                    new Outcome.NotConnected(CallEvent.NotConnected.Why.BUSY, HangupCause.USER_BUSY);
                case Action.Collect _ -> new Outcome.NoInput();
                default -> new Outcome.Played();
            };
            transfers += state.pending() instanceof Action.Transfer ? 1 : 0;
            state = interpreter.step(state, outcome).state();
        }
        assertThat(state.pending()).isEqualTo(new Action.HangUp(HangupCause.TEMPORARY_FAILURE));
        assertThat(transfers).isEqualTo(1);
        assertThat(steps).isBetween(2 * Limits.IDLE_NODES - 2, 2 * Limits.IDLE_NODES + 2);
    }

    @Test
    void aSubflowWhoseOutputHasNoValueLeadsToAPersonEvenWhereItsFailureWayIsToReturn() {
        Dialplan dividing = Plans.of("""
                dialplan: test
                languages: [en-US]
                start: share
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  share: {subflow: divide, into: result, next: hello}
                  hello: {play: hello, next: desk}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                subflows:
                  divide:
                    variables: {people: 0}
                    outputs: {each: 10 / people}
                    start: count
                    on: {failure: return}
                    nodes:
                      count: {set: {people: people * 2}, next: return}
                prompts:
                  hello: {en-US: Hello}
                """);
        Interpreter interpreter = new Interpreter(dividing);
        CallState arrived = interpreter.begin(Plans.call()).state();
        Step step = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> interpreter.step(arrived, new Outcome.Answered()));
        assertThat(step.action()).isInstanceOf(Action.Transfer.class);
        assertThat(step.state().frames()).hasSize(1);
    }

    /** Whatever outcomes come, in whatever order the leg's contract allows, the call ends when the caller is gone. */
    @Test
    void anyCallCanBeCarriedOnFromItsJsonAndEnds() throws Exception {
        Set<String> asked = new TreeSet<>();
        for (long seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            Interpreter interpreter = seed % 2 == 0 ? INTERPRETER : new Interpreter(EVERY_KIND);
            CallState state = interpreter.begin(Plans.call()).state();
            for (int i = 0; i < 60 && !(state.pending() instanceof Action.End); i++) {
                asked.add(state.pending().kind());
                Step step = interpreter.step(state, anyOutcome(random, state.pending()));
                assertThat(step.trace()).as("seed %d", seed).noneMatch(Event.CallEnded.class::isInstance);
                CallState copy = SessionJson.readState(SessionJson.write(step.state()));
                assertThat(JSON.readTree(SessionJson.write(copy)))
                        .as("seed %d", seed)
                        .isEqualTo(JSON.readTree(SessionJson.write(step.state())));
                assertThat(JSON.readTree(SessionJson.write(copy)))
                        .as("seed %d: written by hand as the mapper would", seed)
                        .isEqualTo(JSON.readTree(SessionJson.mapped(copy)));
                state = step.state();
            }
            if (!(state.pending() instanceof Action.End)) {
                state = step(state, GONE);
            }
            assertThat(state.pending()).as("seed %d", seed).isInstanceOf(Action.End.class);
        }
        assertThat(asked)
                .as("kinds of actions that were tried")
                .hasSize(Action.class.getPermittedSubclasses().length - 1);
    }

    private static Outcome anyOutcome(Random random, Action pending) {
        if (random.nextInt(12) == 0) {
            return new Outcome.Failed("drawn by lot");
        }
        return switch (pending) {
            case Action.Answer _ -> new Outcome.Answered();
            case Action.Play _ ->
                drawn(random, new Outcome.Played(), new Outcome.PlayCut(new Value.Text("" + random.nextInt(10))));
            case Action.Collect collect -> anyEntry(random, collect);
            case Action.LookUp _ ->
                drawn(random, new Outcome.NotFound(), new Outcome.LookupFailed("drawn by lot"), FOUND);
            case Action.Fetch fetch ->
                drawn(
                        random,
                        new Outcome.Missing(),
                        new Outcome.Unavailable("drawn by lot"),
                        new Outcome.Fetched(fetch.result().stream()
                                .map(field -> anyValue(random, field.type()))
                                .toList()));
            case Action.FindNotices _ ->
                drawn(
                        random,
                        new Outcome.NoticesFound(List.of()),
                        new Outcome.NoticesFound(List.of(new NoticeId("flood"), new NoticeId("works"))));
            case Action.Classify _ ->
                new Outcome.Classified("drawn", "general", random.nextInt(10), Duration.ofSeconds(7), "by lot", "none");
            case Action.CheckHours _ ->
                new Outcome.HoursTold(Opening.State.values()[random.nextInt(3)], "drawn by lot", "2026-11-27T08:00");
            case Action.Enqueue _ ->
                drawn(
                        random,
                        new Outcome.Talked(Duration.ofSeconds(1)),
                        new Outcome.TurnedAway(
                                TurnedAway.Reason.values()[random.nextInt(TurnedAway.Reason.values().length)],
                                Instant.EPOCH),
                        new Outcome.ExitTaken("" + random.nextInt(10), Instant.EPOCH),
                        new Outcome.CallbackPromised(new PhoneNumber("1"), Optional.empty()),
                        new Outcome.CallbackRefused("drawn by lot"));
            case Action.ServeAgent _ ->
                drawn(random, new Outcome.AgentDone(), new Outcome.AgentRefused("drawn by lot"));
            case Action.Transfer _ ->
                drawn(
                        random,
                        new Outcome.Talked(Duration.ofSeconds(1)),
                        new Outcome.NotConnected(CallEvent.NotConnected.Why.BUSY, HangupCause.USER_BUSY));
            case Action.RecordMessage _ ->
                drawn(random, new Outcome.Recorded("m", Duration.ofSeconds(2)), new Outcome.NothingRecorded());
            case Action.RequestCallback _ ->
                drawn(random, new Outcome.CallbackNoted(), new Outcome.CallbackRefused("drawn by lot"));
            case Action.TellIncident _ ->
                drawn(
                        random,
                        new Outcome.IncidentTold("1001", "north", true, 3, "2026-11-27T08:00", "", true, "en-US"),
                        new Outcome.IncidentRefused("drawn by lot"));
            case Action.Send _ -> drawn(random, new Outcome.Left(), new Outcome.Unavailable("drawn by lot"));
            case Action.TakeHandover _ ->
                drawn(
                        random,
                        new Outcome.NothingLeft(),
                        new Outcome.HandedOver("web", List.of(new Value.Text("bill"))));
            case Action.HangUp(HangupCause cause) -> new Outcome.Released(cause, Party.ENGINE);
            case Action.End _ -> throw new AssertionError("the call is over");
        };
    }

    private static Value anyValue(Random random, ValueType type) {
        return type == ValueType.DECIMAL ? new Value.Decimal(random.nextInt(3)) : type.blank();
    }

    private static Outcome drawn(Random random, Outcome... from) {
        return from[random.nextInt(from.length)];
    }

    private static Outcome anyEntry(Random random, Action.Collect collect) {
        return switch (random.nextInt(4)) {
            case 0 -> new Outcome.NoInput();
            case 1 -> new Outcome.NoMatch(new Value.Text("77"));
            case 2 -> keys("0");
            default ->
                collect.input().privacy() == InputRules.Privacy.SENSITIVE
                        ? secret("4711")
                        : keys("" + (1 + random.nextInt(3)));
        };
    }

    private static CallState at(String node) {
        CallState state = INTERPRETER.begin(Plans.call()).state();
        Customer customer =
                new Customer(new PhoneNumber("13900000001"), "A", "standard", List.of(), "", "east", "", 40);
        List<Outcome> way = List.of(
                new Outcome.Answered(), new Outcome.Played(), new Outcome.Found(customer), secret("4711"), keys("0"));
        for (Outcome outcome : way) {
            if (state.frame().node().value().equals(node) && !(state.pending() instanceof Action.Answer)) {
                return state;
            }
            state = step(state, outcome);
        }
        assertThat(state.frame().node()).hasToString(node);
        return state;
    }

    private static CallState step(CallState state, Outcome... outcomes) {
        CallState at = state;
        for (Outcome outcome : outcomes) {
            at = INTERPRETER.step(at, outcome).state();
        }
        return at;
    }

    private static Outcome keys(String keys) {
        return new Outcome.Keys(new Value.Text(keys));
    }

    private static Outcome secret(String keys) {
        return new Outcome.Keys(new Value.Secret(keys));
    }

    private static String promptOf(CallState state) {
        return state.pending() instanceof Action.Collect collect
                ? collect.prompts().getLast().prompt().value()
                : new PromptId("none").value();
    }
}
