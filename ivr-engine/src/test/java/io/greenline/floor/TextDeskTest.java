package io.greenline.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.TextLine;
import io.greenline.call.TextMessage;
import io.greenline.call.TextParty;
import io.greenline.caller.Customer;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.InMemoryJournal;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.plan.Beside;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Callers who write, on a real floor whose time the test moves. */
class TextDeskTest {
    private static final String ROUTING = """
            queues:
              danger: {tier: 0, promise: 5s}
              text-desk: {tier: 2, promise: 30s, media: text, ring-for: 20s, wrap-up: 0s}
              deaf-desk: {tier: 1, media: text, wrap-up: 0s}
            agents:
              - {id: "1008", name: Sun Lei, endpoint: PJSIP/1008, media: [voice, text], skills: {language: [zh-CN, en-US]}}
              - {id: "1001", name: Zhang Wei, endpoint: PJSIP/1001, skills: {language: [zh-CN, en-US]}}
            classes:
              - {class: danger, when: {said: danger}, queue: danger}
              - {class: deaf, when: {need: deaf}, queue: deaf-desk}
              - {else: writing, queue: text-desk}
            """;
    private static final String HOTLINE = "sip:95598@hotline";
    private static final AgentId SUN = new AgentId("1008");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final SteppedTicker ticker = new SteppedTicker();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final FakeLine line = new FakeLine();
    private final Routing routing = load();
    private final InMemoryRoutingLog log = new InMemoryRoutingLog();
    private final Floor floor =
            new Floor(FloorSetup.open(routing.plan(), log, ticker, () -> NOON.plusNanos(ticker.nanos()))).start();
    private final TextDesk desk = desk(floor);

    private static Routing load() {
        var result = RoutingFile.load("routing.yaml", ROUTING.getBytes(StandardCharsets.UTF_8), Beside.NOTHING);
        assertThat(result).as("%s", result.diagnostics()).isInstanceOf(RoutingFile.Loaded.class);
        return ((RoutingFile.Loaded) result).routing();
    }

    private TextDesk desk(Floor on) {
        return new TextDesk(
                        on,
                        new TextSetup(
                                new QueueId("text-desk"),
                                routing::classifier,
                                line,
                                number -> Optional.of(number)
                                        .filter(new PhoneNumber("13900000005")::equals)
                                        .map(TextDeskTest::deaf),
                                journal,
                                ticker,
                                () -> NOON.plusNanos(ticker.nanos()),
                                TextSetup.Patience.USUAL))
                .open();
    }

    private static Customer deaf(PhoneNumber number) {
        return new Customer(number, "Li", "standard", List.of("deaf"), "", "", "zh-CN", 40);
    }

    /** The switch's side: what is sent is kept, what comes is put in by the test. */
    private static final class FakeLine implements TextLine {
        private final List<TextMessage> sent = new ArrayList<>();
        private Listener listener = _ -> {};

        @Override
        public void open(Listener to) {
            listener = to;
        }

        @Override
        public void send(TextMessage message) {
            sent.add(message);
        }

        @Override
        public TextParty at(String endpoint) {
            return new TextParty("pjsip:" + endpoint.substring(6), endpoint, "", "");
        }

        @Override
        public void close() {}
    }

    private void writes(String user, String text) {
        line.listener.came(new TextMessage(party(user), HOTLINE, text));
        ticker.pass(Duration.ofMillis(10));
    }

    private static TextParty party(String user) {
        return user.equals("1008")
                ? new TextParty("pjsip:1008/sip:1008@10.0.0.8", "PJSIP/1008", "sip:1008@10.0.0.8", user)
                : new TextParty(
                        "pjsip:anonymous/sip:" + user + "@10.0.0.9",
                        "PJSIP/anonymous",
                        "sip:" + user + "@10.0.0.9",
                        user);
    }

    /** What came to somebody since this was asked last. */
    private List<String> read(String user) {
        String address = user.equals("1008") ? "pjsip:1008" : party(user).address();
        List<String> texts = line.sent.stream()
                .filter(message -> message.party().address().equals(address))
                .map(TextMessage::text)
                .toList();
        line.sent.removeIf(message -> message.party().address().equals(address));
        return texts;
    }

    private void ready() {
        floor.tell(new RoutingEvent.SignedIn(SUN));
        ticker.pass(Duration.ofMillis(10));
    }

    private List<Event> journaled() {
        return journal.events(journal.calls(10).getFirst().id()).stream()
                .map(Entry::event)
                .toList();
    }

    @Test
    void aCallerWhoWritesIsGreetedInHerLanguageAndToldHerPlace() {
        writes("13800000001", "Hello, when is the power back?");
        assertThat(read("13800000001"))
                .containsExactly(TextWord.GREETING.in(TextReading.ENGLISH), TextWord.FIRST.in(TextReading.ENGLISH));
        writes("13800000002", "我家停电了");
        assertThat(read("13800000002"))
                .containsExactly(
                        TextWord.GREETING.in(TextReading.CHINESE), TextWord.POSITION.in(TextReading.CHINESE, 1));
    }

    @Test
    void anAgentTakesTheConversationByAnsweringAndBothReadEachOther() {
        ready();
        writes("13800000001", "no power here");
        List<String> offered = read("1008");
        assertThat(offered.getFirst()).contains("13800000001", "/no");
        assertThat(offered.getLast()).isEqualTo("13800000001: no power here");
        read("13800000001");

        writes("1008", "Which street?");
        assertThat(read("13800000001")).containsExactly(TextWord.CONNECTED.in(TextReading.ENGLISH), "Which street?");
        writes("13800000001", "Lake Road 3");
        assertThat(read("1008")).contains("13800000001: Lake Road 3");

        writes("13800000001", "Bye!");
        assertThat(read("13800000001")).containsExactly(TextWord.GOODBYE.in(TextReading.ENGLISH));
        assertThat(read("1008")).containsExactly(TextWord.CALLER_LEFT.in(TextReading.ENGLISH));
        assertThat(desk.conversations()).isZero();
        assertThat(floor.snapshot().tickets()).isEmpty();
    }

    @Test
    void theJournalHasTheConversationAsACallOfItsOwn() {
        ready();
        writes("13800000001", "no power here");
        writes("1008", "we know, 9 o'clock");
        writes("1008", "/bye");
        assertThat(journaled().stream().map(event -> event.getClass().getSimpleName()))
                .containsSubsequence(
                        "CallArrived",
                        "Written",
                        "QueueJoined",
                        "OfferMade",
                        "TalkBegan",
                        "Written",
                        "TalkEnded",
                        "CallEnded");
        assertThat(journaled())
                .contains(
                        new Event.Written("caller", "no power here"), new Event.Written("1008", "we know, 9 o'clock"));
        assertThat(((Event.CallArrived) journaled().getFirst()).driver()).isEqualTo("text");
    }

    @Test
    void whomAnAgentDeclinesKeepsHerPlaceAndHearsNothingOfIt() {
        ready();
        writes("13800000001", "no power here");
        read("13800000001");
        writes("1008", "/no");
        assertThat(floor.snapshot().tickets()).hasSize(1);
        assertThat(desk.conversations()).isEqualTo(1);
        assertThat(journaled())
                .anyMatch(event ->
                        event instanceof Event.OfferEnded(long _, AgentId agent, String _) && agent.equals(SUN))
                .noneMatch(Event.TalkBegan.class::isInstance);
        assertThat(read("13800000001")).doesNotContain(TextWord.CONNECTED.in(TextReading.ENGLISH));
    }

    @Test
    void anOfferThatNobodyAnswersIsTakenBackAndALateAnswerReachesNobody() {
        ready();
        writes("13800000001", "no power here");
        read("13800000001");
        read("1008");
        ticker.pass(Duration.ofSeconds(21));
        assertThat(read("1008")).contains(TextWord.OFFER_OVER.in(TextReading.ENGLISH));
        floor.tell(new RoutingEvent.WentAway(SUN, "lunch"));
        ticker.pass(Duration.ofSeconds(1));
        read("1008");
        writes("1008", "which street?");
        assertThat(read("13800000001")).doesNotContain("which street?");
        assertThat(read("1008")).containsExactly(TextWord.NO_TALK.in(TextReading.ENGLISH));
        assertThat(floor.snapshot().tickets()).hasSize(1);
    }

    @Test
    void whoIsGivenBackWaitsAgainAndIsTold() {
        ready();
        writes("13800000001", "no power here");
        writes("1008", "one moment");
        read("13800000001");
        floor.tell(new RoutingEvent.WentAway(SUN, "lunch"));
        writes("1008", "/back");
        assertThat(read("13800000001"))
                .containsExactly(TextWord.AGENT_LOST.in(TextReading.ENGLISH), TextWord.FIRST.in(TextReading.ENGLISH));
        assertThat(floor.snapshot().tickets()).hasSize(1);
    }

    @Test
    void aNeedByTheDirectoryLeadsToTheQueueOfItsClass() {
        writes("13900000005", "你好");
        assertThat(floor.snapshot().tickets().getFirst().queue()).isEqualTo(new QueueId("deaf-desk"));
    }

    @Test
    void whoWritesOfDangerGoesBeforeAllAlsoWhenSheWritesItLaterAndKeepsHerTime() {
        writes("13800000001", "when do I get my bill?");
        ticker.pass(Duration.ofMinutes(1));
        writes("13800000002", "一根电线掉在路上了");
        writes("13800000003", "please help");
        read("13800000003");
        ticker.pass(Duration.ofSeconds(30));
        writes("13800000003", "there are sparks coming from the box");
        assertThat(read("13800000003")).contains(TextWord.URGENT.in(TextReading.ENGLISH));
        var tickets = floor.snapshot().tickets().stream()
                .sorted(java.util.Comparator.comparing(ticket -> ticket.tier().number()))
                .toList();
        assertThat(tickets.stream().map(ticket -> ticket.tier().number())).containsExactly(0, 0, 2);
        assertThat(tickets.get(1).joined())
                .as("she joined half a minute before she wrote of danger")
                .isBefore(floor.time().minusSeconds(29));
    }

    @Test
    void aSilentConversationIsWarnedOfBeforeItEndsAndAnyTextKeepsIt() {
        ready();
        writes("13800000001", "no power here");
        writes("1008", "which street?");
        read("13800000001");
        ticker.pass(Duration.ofMinutes(8));
        assertThat(read("13800000001")).containsExactly(TextWord.STILL_THERE.in(TextReading.ENGLISH, 3));
        writes("13800000001", "wait");
        ticker.pass(Duration.ofMinutes(6));
        assertThat(desk.conversations()).isEqualTo(1);
        ticker.pass(Duration.ofMinutes(5));
        assertThat(read("13800000001")).endsWith(TextWord.TIMED_OUT.in(TextReading.ENGLISH));
        assertThat(desk.conversations()).isZero();
    }

    @Test
    void whoWaitsIsNotTimedOut() {
        writes("13800000001", "no power here");
        ticker.pass(Duration.ofMinutes(30));
        assertThat(desk.conversations()).isEqualTo(1);
    }

    @Test
    void aNewEngineEndsTheConversationsOfTheOneBefore() {
        writes("13800000001", "no power here");
        Floor next =
                new Floor(FloorSetup.open(routing.plan(), log, ticker, () -> NOON.plusNanos(ticker.nanos()))).start();
        assertThat(next.snapshot().tickets()).hasSize(1);
        desk(next);
        assertThat(next.snapshot().tickets()).isEmpty();
    }

    @Test
    void anAgentWithoutAConversationIsToldSo() {
        writes("1008", "hello?");
        assertThat(read("1008")).containsExactly(TextWord.NO_TALK.in(TextReading.ENGLISH));
        assertThat(floor.snapshot().tickets()).isEmpty();
    }

    @Test
    void aGoodbyeToNobodyBeginsNoConversation() {
        writes("13800000001", "再见。");
        assertThat(desk.conversations()).isZero();
        assertThat(line.sent).isEmpty();
    }
}
