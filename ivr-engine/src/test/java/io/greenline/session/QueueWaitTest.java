package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.Talk;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Value;
import io.greenline.floor.Agents;
import io.greenline.floor.Seat;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.InMemoryJournal;
import io.greenline.rehearsal.WordsPrompter;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Decision.TurnedAway.Reason;
import io.greenline.routing.Tier;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.CallId;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a waiting caller hears and can do, and what becomes of her. */
class QueueWaitTest {
    private static final CallbackTerms ANY_TIME = new CallbackTerms(
            Optional.empty(),
            3,
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofHours(4),
            10,
            CallbackTerms.First.CUSTOMER);

    private final InMemoryJournal journal = new InMemoryJournal();

    /** A dialplan whose first node is this queue, with a prompt node for each way out of it. */
    private static Dialplan with(String queue, String... more) {
        StringBuilder text = new StringBuilder("""
                dialplan: waiting
                languages: [en-US, zh-CN]
                start: it
                defaults: {on: {operator: other, failure: other}}
                nodes:
                  it: %s
                  other: {transfer: desk, on: {failure: hangup}}
                """.formatted(queue));
        List<String> ways = List.of(
                "on", "late", "failed", "closed", "full", "empty", "promised", "refused", "mailbox", "writing", "over");
        ways.forEach(way -> text.append("  %s: {play: %s, next: hangup}\n".formatted(way, way)));
        List.of(more).forEach(text::append);
        text.append("prompts:\n  calm: {en-US: Breathe, zh-CN: 请放松}\n  tip: {en-US: Look at our pages, zh-CN: 请看网页}\n");
        ways.forEach(way -> text.append("  %s: {en-US: went %s, zh-CN: 到%s}\n".formatted(way, way, way)));
        return Plans.of(text.toString());
    }

    private static final String WAYS = """
            next: on, on: {timeout: late, failed: failed, closed: closed, full: full, unstaffed: empty, callback: promised,
            refused: refused, voicemail: mailbox, text: writing, overflow: over}""";

    private static Dialplan general(String keys) {
        return with("{queue: general, max-wait: 1h, %s %s}".formatted(keys, WAYS));
    }

    private List<String> run(Dialplan plan, WaitingRoom room) {
        return run(plan, room, Optional.empty());
    }

    private List<String> run(Dialplan plan, WaitingRoom room, Optional<Customer> customer) {
        Desk desk = new Desk(
                journal,
                _ -> customer,
                Map.of(new EndpointName("desk"), "PJSIP/desk", new EndpointName("unplanned"), "PJSIP/unplanned"),
                Outside.NONE,
                Background.VIRTUAL_THREADS,
                SpeechDesk.DEAF,
                room,
                Agents.NONE,
                room);
        new Switchboard(LiveDialplans.only(plan, new WordsPrompter(plan)), desk, CallListener.NONE).handle(room);
        return room.happened;
    }

    /** All but what every call ends with. */
    private static List<String> withoutEnd(List<String> happened) {
        return happened.stream().filter(line -> !line.startsWith("floor: gone")).toList();
    }

    private List<Event> journaled() {
        return journal.events(Plans.call().id()).stream().map(Entry::event).toList();
    }

    private static Function<HoldLine.Progress, CallEvent.OfAgent> answers(CallEvent.OfAgent end) {
        return progress -> {
            progress.rang();
            progress.accepted();
            progress.connected(Talk.FIXED);
            return end;
        };
    }

    private static Function<HoldLine.Progress, CallEvent.OfAgent> doesNotAnswer(CallEvent.NotConnected.Why why) {
        return progress -> {
            progress.rang();
            return new CallEvent.NotConnected(why, HangupCause.NO_ANSWER);
        };
    }

    private static final CallEvent.OfAgent TALKED = new CallEvent.Talked(Duration.ofMinutes(3));

    @Test
    void aCallerIsToldHerPlaceAfterTheQuietBeginningAndThenTalks() {
        WaitingRoom room = new WaitingRoom().stands(10, 1).offers(55, answers(TALKED));
        assertThat(withoutEnd(run(general(""), room)))
                .containsExactly(
                        "joins general as greenline-1.1",
                        "music calm",
                        "5 s: Everyone who can help you is on a call. Please stay on the line: you keep your place."
                                + " You are number three in line.",
                        "50 s: You are number two in line.",
                        "rings PJSIP/1001, whispers: 来自队列general的电话。",
                        "floor: rang",
                        "floor: accepted",
                        "floor: connected",
                        "talk ended: AGENT",
                        "music ends",
                        "said: went on",
                        "hung up");
    }

    @Test
    void theJournalSaysWhyThisAgent() {
        run(general("about: '\"outage\"',"), new WaitingRoom().offers(20, answers(TALKED)));
        assertThat(journaled())
                .contains(
                        new Event.QueueJoined(new QueueId("general"), "greenline-1.1", "", "outage"),
                        new Event.OfferMade(
                                1,
                                new AgentId("1001"),
                                new QueueId("general"),
                                "tier 4; longest idle of 2",
                                List.of("1002 idle 5 s less")),
                        new Event.TalkBegan(1, new AgentId("1001"), Duration.ofSeconds(20)),
                        new Event.TalkEnded(1, new AgentId("1001"), Duration.ofMinutes(3), "agent"));
    }

    @Test
    void sheWaitsUntilSheHearsTheAgent() {
        WaitingRoom room = new WaitingRoom();
        run(general(""), room.offers(20, progress -> {
            progress.rang();
            room.takes(4);
            return answers(TALKED).apply(progress);
        }));
        assertThat(journaled()).contains(new Event.TalkBegan(1, new AgentId("1001"), Duration.ofSeconds(24)));
    }

    @Test
    void theAgentHearsWhoComesInTheAgentsLanguage() {
        Dialplan plan = with(
                "{lookup: customer, next: queue}",
                "  queue: {queue: general, about: '\"绿色通道，第一医院\"', %s}\n".formatted(WAYS));
        WaitingRoom room = new WaitingRoom().offers(130, answers(TALKED));
        Customer customer = customer(List.of("elderly"));
        assertThat(run(plan, room, Optional.of(customer)))
                .contains("rings PJSIP/1001, whispers: 来自队列general的电话。 绿色通道，第一医院。 需要照顾：elderly。 已等候二分钟。");
        assertThat(room.wish().needs()).containsExactly("elderly");
        assertThat(room.wish().about()).isEqualTo("绿色通道，第一医院");
    }

    private static Customer customer(List<String> needs) {
        return new Customer(new PhoneNumber("13900000001"), "Wang", "normal", needs, "premises", "area", "en-US", 70);
    }

    @Test
    void comfortMessagesAreSaidInTurn() {
        WaitingRoom room = new WaitingRoom().hangsUp(180);
        assertThat(run(general("comfort: [calm, tip],"), room))
                .filteredOn(line -> line.contains(" s: "))
                .extracting(line -> line.substring(line.indexOf("line. ") + 6))
                .containsExactly("Breathe", "Look at our pages", "Breathe", "Look at our pages");
    }

    @Test
    void whoHangsUpHasAbandoned() {
        assertThat(run(general(""), new WaitingRoom().hangsUp(7))).contains("left: ABANDONED");
    }

    @Test
    void whoHangsUpWhileTheTelephoneRingsHasAbandonedAndWhoTalkedHasEndedTheTalk() {
        CallEvent.OfAgent gone = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
        assertThat(run(general(""), new WaitingRoom().offers(2, _ -> gone))).contains("left: ABANDONED");
        assertThat(run(general(""), new WaitingRoom().offers(2, answers(gone))))
                .contains("talk ended: CALLER")
                .doesNotContain("left: ABANDONED");
    }

    @ParameterizedTest
    @CsvSource({"BUSY,REJECTED", "NO_ANSWER,NO_ANSWER", "UNREACHABLE,UNREACHABLE"})
    void anAgentWhoDoesNotTakeTheCallLeavesTheCallerWaitingForTheNext(CallEvent.NotConnected.Why why, String told) {
        WaitingRoom room = new WaitingRoom().offers(2, doesNotAnswer(why)).offers(4, answers(TALKED));
        assertThat(run(general(""), room))
                .containsSubsequence(
                        "not taken: " + told, "rings PJSIP/1001, whispers: 来自队列general的电话。", "talk ended: AGENT");
    }

    @Test
    void whoseAgentIsLostHearsAnApologyBeforeTheNextCanRing() {
        WaitingRoom room = new WaitingRoom()
                .offers(2, answers(new CallEvent.AgentLost(Duration.ofMinutes(1))))
                .offers(20, answers(TALKED));
        assertThat(run(general(""), room))
                .containsSubsequence(
                        "floor: connected",
                        "2 s: We are sorry, the call to our colleague broke off. You are first in line again.",
                        "talk ended: AGENT_LOST",
                        "floor: connected",
                        "talk ended: AGENT",
                        "said: went on");
    }

    /** A talk that an earlier engine left is found by ringing; whatever else is done on the line ends it. */
    @Test
    void whereTheFloorHasAnAgentAlreadyNothingIsDoneOnTheLineBeforeTheRinging() {
        WaitingRoom room = new WaitingRoom().withAgent(answers(TALKED));
        run(general(""), room);
        assertThat(room.verbs).startsWith("ring");
    }

    @Test
    void whomAnAgentSendsBackWaitsOnAndWhoIsHandedOnIsServed() {
        WaitingRoom room = new WaitingRoom()
                .offers(2, answers(new CallEvent.SentBack(Duration.ofMinutes(1))))
                .offers(20, answers(new CallEvent.HandedOn(Duration.ofMinutes(2))));
        assertThat(run(general(""), room))
                .containsSubsequence(
                        "2 s: You are in line again. The time you waited counts.",
                        "talk ended: RETURNED",
                        "talk ended: TRANSFERRED",
                        "said: went on");
    }

    /** A nudge from the moment of the reservation would stop the telephone before it rang. */
    @Test
    void anOfferThatWasThereBeforeTheMusicRingsOnce() {
        WaitingRoom room = new WaitingRoom().offers(0, answers(TALKED));
        assertThat(run(general(""), room))
                .doesNotContain("the telephone was stopped before it rang")
                .contains("rings PJSIP/1001, whispers: 来自队列general的电话。");
    }

    @Test
    void anOfferThatWasTakenBackBeforeItRangDoesNotRing() {
        WaitingRoom room =
                new WaitingRoom().offers(3, answers(TALKED)).withdraws(3).hangsUp(9);
        assertThat(run(general(""), room)).noneMatch(line -> line.startsWith("rings"));
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED,went closed",
        "FULL,went full",
        "UNSTAFFED,went empty",
        "TIMEOUT,went late",
        "UNKNOWN_QUEUE,went failed",
        "TO_VOICEMAIL,went mailbox",
        "TO_TEXT,went writing",
        "TO_OVERFLOW,went over"
    })
    void eachReasonToBeTurnedAwayHasItsWay(Reason reason, String way) {
        assertThat(withoutEnd(run(general(""), new WaitingRoom().turnsAway(3, reason))))
                .endsWith("music ends", "said: " + way, "hung up");
    }

    @Test
    void aWayThatIsNotNamedIsThatOfATimeout() {
        Dialplan plan = with("{queue: general, next: on, on: {timeout: late}}");
        assertThat(run(plan, new WaitingRoom().turnsAway(3, Reason.FULL))).contains("said: went late");
    }

    private static final String EXITS =
            "exits: [{key: 1, to: callback}, {key: 2, to: voicemail}, {key: 3, to: text}, {key: \"#\", next: over}],";

    @ParameterizedTest
    @CsvSource({"2,VOICEMAIL,went mailbox", "3,TEXT,went writing", "#,EXIT_KEY,went over"})
    void anExitKeyWorksInTheMiddleOfAnAnnouncement(String key, String told, String way) {
        assertThat(run(general(EXITS), new WaitingRoom().presses(6, key)))
                .containsSubsequence("left: " + told, "music ends", "said: " + way);
    }

    @Test
    void whatTheKeysAreForIsAnnouncedAndACallbackOnlyWhereItIsOffered() {
        assertThat(run(general(EXITS), new WaitingRoom().hangsUp(6)))
                .anyMatch(line -> line.endsWith("To leave a message, press two. To go on in writing, press three."))
                .noneMatch(line -> line.contains("called back"));
        WaitingRoom offered = new WaitingRoom().callsBack(ANY_TIME, new Seat.Promised.Noted(Optional.empty()));
        assertThat(run(general(EXITS), offered.hangsUp(6)))
                .anyMatch(line -> line.contains("To be called back and keep your place, press one."));
    }

    @Test
    void aKeyThatMeansNothingChangesNothingAndZeroTellsHowItStands() {
        WaitingRoom room = new WaitingRoom().presses(20, "7").presses(30, "0").hangsUp(36);
        assertThat(run(general(EXITS), room))
                .filteredOn(line -> line.contains(" s: ") || line.startsWith("left"))
                .extracting(line -> line.replaceAll(": .*", ""))
                .containsExactly("5 s", "30 s", "left");
    }

    @Test
    void zeroLeadsToAnotherPersonOnlyWhereTheNodeNamesOne() {
        Dialplan plan = with("{queue: general, next: on, on: {timeout: late, operator: other}}");
        assertThat(run(plan, new WaitingRoom().presses(6, "0")))
                .containsSubsequence("left: EXIT_KEY", "transfers to PJSIP/desk");
        Dialplan itself = with("{queue: general, next: on, on: {timeout: late, operator: it}}");
        assertThat(run(itself, new WaitingRoom().presses(6, "0").hangsUp(8))).contains("left: ABANDONED");
    }

    @Test
    void aCallbackIsPromisedAfterTheNumberWasReadBackAndConfirmed() {
        WaitingRoom room = new WaitingRoom()
                .callsBack(ANY_TIME, new Seat.Promised.Noted(Optional.of(Duration.ofMinutes(20))))
                .presses(6, "11");
        assertThat(run(general(EXITS), room))
                .containsSubsequence(
                        "6 s: We will call one three nine, zero zero zero zero, zero zero zero one. If that is right, press 1."
                                + " For another number, press 2. To stay in line, press star.",
                        "call back 13900000001",
                        "7 s: We will call you back at one three nine, zero zero zero zero, zero zero zero one."
                                + " You keep your place. You can hang up now.",
                        "music ends",
                        "said: went promised")
                .noneMatch(line -> line.startsWith("left"));
    }

    @Test
    void anotherNumberCanBeTypedAndIsReadBackToo() {
        WaitingRoom room = new WaitingRoom()
                .callsBack(ANY_TIME, new Seat.Promised.Noted(Optional.empty()))
                .presses(6, "1202112345678#")
                .presses(25, "1");
        assertThat(run(general(EXITS), room))
                .anyMatch(line -> line.contains("We will call zero two one, one two three four, five six seven eight."))
                .contains("call back 02112345678", "said: went promised");
    }

    @Test
    void whoWithholdsTheNumberIsAskedForOne() {
        WaitingRoom room = new WaitingRoom(Plans.anonymousCall())
                .callsBack(ANY_TIME, new Seat.Promised.Noted(Optional.empty()))
                .presses(6, "152208#1");
        assertThat(run(general(EXITS), room))
                .contains("6 s: Please type the number we should call, then the hash key.", "call back 52208");
    }

    @Test
    void aRefusedCallbackIsToldAndTheCallerWaitsOn() {
        WaitingRoom room = new WaitingRoom()
                .callsBack(ANY_TIME, new Seat.Promised.Refused("not allowed"))
                .presses(6, "11")
                .offers(30, answers(TALKED));
        assertThat(run(general(EXITS), room))
                .containsSubsequence("7 s: We cannot call this number.", "talk ended: AGENT", "said: went on");
    }

    @Test
    void whoDoesNotConfirmKeepsWaiting() {
        WaitingRoom room = new WaitingRoom()
                .callsBack(ANY_TIME, new Seat.Promised.Noted(Optional.empty()))
                .presses(6, "1*")
                .hangsUp(30);
        assertThat(run(general(EXITS), room))
                .contains("7 s: You keep your place in line.")
                .noneMatch(line -> line.startsWith("call back"))
                .contains("left: ABANDONED");
    }

    @Test
    void anAgentWhoComesFreeEndsTheTalkAboutACallback() {
        WaitingRoom room = new WaitingRoom()
                .callsBack(ANY_TIME, new Seat.Promised.Noted(Optional.empty()))
                .presses(6, "1")
                .offers(8, answers(TALKED));
        assertThat(run(general(EXITS), room))
                .noneMatch(line -> line.startsWith("call back"))
                .contains("talk ended: AGENT");
    }

    @ParameterizedTest
    @CsvSource({"20,2026-11-23T12:00:00Z", "09,2026-11-24T01:00:00Z"})
    void whereTheQueueHasAWindowTheCallerChoosesAnHourOfIt(String hour, String at) {
        CallbackTerms window = new CallbackTerms(
                Optional.of(new CallbackTerms.Window(LocalTime.of(8, 30), LocalTime.of(21, 0))),
                3,
                Duration.ofMinutes(15),
                Duration.ofMinutes(2),
                Duration.ofHours(4),
                10,
                CallbackTerms.First.CUSTOMER);
        WaitingRoom room = new WaitingRoom()
                .callsBack(window, new Seat.Promised.Noted(Optional.empty()))
                .presses(6, "112" + hour);
        assertThat(run(general(EXITS), room))
                .contains(
                        "8 s: At which hour should we call? Type two digits, from nine to twenty.",
                        "call back 13900000001 at " + at);
    }

    @Test
    void aQueueThatWantsToCallBackTalksAboutItAndTheWayIsNamedWhereItCannot() {
        WaitingRoom promised = new WaitingRoom()
                .callsBack(ANY_TIME, new Seat.Promised.Noted(Optional.empty()))
                .turnsAway(3, Reason.TO_CALLBACK)
                .presses(4, "1");
        assertThat(run(general(""), promised)).contains("call back 13900000001", "said: went promised");
        WaitingRoom refused = new WaitingRoom()
                .callsBack(ANY_TIME, new Seat.Promised.Refused("no"))
                .turnsAway(3, Reason.TO_CALLBACK)
                .presses(4, "1");
        assertThat(run(general(""), refused)).contains("said: went refused");
    }

    @Test
    void whoWaitsInASecondQueueKeepsTheTimeOfJoining() {
        Dialplan plan = with(
                "{queue: general, next: on, on: {timeout: more}}",
                "  more: {queue: second, next: on, on: {timeout: late}}\n");
        WaitingRoom room = new WaitingRoom().turnsAway(40, Reason.TIMEOUT).hangsUp(50);
        run(plan, room);
        assertThat(room.happened).contains("joins second as greenline-1.1");
        assertThat(room.wish().since()).contains(WaitingRoom.BEGAN);
    }

    @Test
    void aCallThatWasDialledForATicketTakesItsPlace() {
        InboundCall dialled = new InboundCall(
                new CallId("greenline-7.7"),
                PhoneNumber.parse("13900000001"),
                "",
                "callback",
                "simulator",
                Set.of(),
                Optional.of("greenline-1.1"));
        assertThat(run(general(""), new WaitingRoom(dialled).hangsUp(3))).contains("joins general as greenline-1.1");
    }

    @Test
    void whoWaitsToBeCalledAndCallsHerselfTakesUpHerPlace() {
        assertThat(run(general(""), new WaitingRoom().waitsFor("greenline-0.9").hangsUp(3)))
                .contains("joins general as greenline-0.9");
    }

    @Test
    void theFloorIsToldThatACallIsOver() {
        assertThat(run(general(""), new WaitingRoom().offers(2, answers(TALKED))))
                .endsWith("floor: gone greenline-1.1");
    }

    @Test
    void aQueueThatNobodyHasPlannedRingsTheEndpointOfItsName() {
        Dialplan plan = with("{queue: unplanned, next: on, on: {timeout: late}}");
        assertThat(withoutEnd(run(plan, new WaitingRoom())))
                .containsExactly("transfers to PJSIP/unplanned", "said: went on", "hung up");
    }

    @Test
    void aSwitchThatFailsAgainAndAgainEndsTheWait() {
        assertThat(run(general(""), new WaitingRoom().fails(3)))
                .containsSubsequence("left: HANDED_BACK", "said: went failed");
    }

    @Test
    void whatTheClassificationFoundIsTheQueueTheTierAndTheReason() {
        String http = "{http: crm, get: /class, into: class, result: {queue: {type: text, default: \"general\"}, "
                + "tier: {type: whole, default: 2}, boost: {type: whole, default: 300}, "
                + "because: {type: text, default: \"hospital\"}}, next: wait, on: {failed: wait}}";
        String wait = "  wait: {queue: by-class, next: on, on: {timeout: late, failed: failed}}\n";
        Interpreter interpreter = new Interpreter(with(http, wait));
        CallState state = interpreter.begin(Plans.call()).state();
        state = interpreter.step(state, new Outcome.Answered()).state();
        List<Value> found = List.of(
                new Value.Text("general"), new Value.Whole(2), new Value.Whole(300), new Value.Text("hospital"));
        Action.Enqueue enqueue = (Action.Enqueue)
                interpreter.step(state, new Outcome.Fetched(found)).action();
        assertThat(enqueue.queue()).hasToString("general");
        assertThat(enqueue.tier()).contains(new Tier(2));
        assertThat(enqueue.boost()).contains(Duration.ofMinutes(5));
        assertThat(enqueue.about()).isEqualTo("hospital");
        assertThat(interpreter
                        .step(state, new Outcome.Unavailable("down"))
                        .state()
                        .frame()
                        .node())
                .as("no class")
                .hasToString("failed");
    }
}
