package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.AriSettings.PromptFolder;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.call.DeviceState;
import io.greenline.call.Dialer.Dialled;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.OutboundCall;
import io.greenline.call.Talk;
import io.greenline.call.Talk.Supervision;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.Desk;
import io.greenline.phone.Film;
import io.greenline.phone.Heard;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.PhoneSettings;
import io.greenline.phone.VideoCodec;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Media;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only a real Asterisk can show of talks: who hears whom, what a dying engine leaves, how telephones are seen. */
class AriHoldIT {
    private static final int PORT_BASE = 24_300;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration WORD = Duration.ofMillis(400);
    private static final Heard.Mark CALLERS = Heard.Mark.ofNumber(10);
    private static final Heard.Mark AGENTS = Heard.Mark.ofNumber(20);
    private static final Heard.Mark THIRDS = Heard.Mark.ofNumber(30);
    private static final Desk AT_ONCE = Desk.Answers.after(Duration.ofMillis(50));

    private static AsteriskInstance asterisk;
    private static Phone caller;

    private final List<PhoneCall> placed = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        asterisk = AsteriskInstance.start(PORT_BASE);
        caller = Phone.open(PhoneSettings.caller(asterisk.sip()).withUser("13900000001"));
    }

    @AfterAll
    static void stop() throws IOException {
        caller.close();
        asterisk.close();
    }

    /** The next test's engine would take up what a failed test leaves. */
    @AfterEach
    void hangUp() throws InterruptedException {
        for (PhoneCall call : placed) {
            if (call.timeline().stream().noneMatch(PhoneEvent.Ended.class::isInstance)) {
                call.hangUp();
                call.awaitEnd(SOON);
            }
        }
    }

    private static Phone telephone() throws IOException {
        return Phone.open(PhoneSettings.agent(asterisk.sip(), 0, AT_ONCE));
    }

    private static String dialString(Phone phone) {
        return "PJSIP/agent/sip:agent@127.0.0.1:" + phone.address().getPort();
    }

    private static PhoneCall answered(Phone phone) throws InterruptedException {
        PhoneCall call = phone.awaitCall(SOON).orElseThrow();
        call.awaitAnswer(SOON);
        return call;
    }

    /** Says a word again and again until the one who shall hear it does: Asterisk joins and parts channels in its own time. */
    private static void hears(PhoneCall listener, PhoneCall speaker, Heard.Mark word) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!hasHeard(listener, word)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not heard: %s; heard: %s".formatted(word, listener.timeline()));
            }
            speaker.speak(word, WORD);
        }
    }

    /** Waits for music that begins after a moment. */
    private static void hearsMusic(PhoneCall call, long since) throws InterruptedException {
        long began;
        do {
            began = call.awaitSound(Heard.VOICE, SOON);
        } while (began < since);
    }

    /** The one caller of most tests. */
    private PhoneCall calls(Phone from) {
        PhoneCall call = from.call("ari-95598");
        placed.add(call);
        return call;
    }

    private static boolean hasHeard(PhoneCall call, Heard word) {
        return call.timeline().stream()
                .anyMatch(event -> event instanceof PhoneEvent.SoundBegan(Heard heard, long _) && heard.equals(word));
    }

    @Test
    void aCallerOnHoldHearsMusicAndTheAgentNothing() throws Exception {
        try (Phone agent = telephone();
                Engine engine = new Engine(dialString(agent))) {
            PhoneCall call = calls(caller);
            PhoneCall atDesk = answered(agent);
            Talk talk = engine.talk();
            hears(atDesk, call, CALLERS);
            hears(call, atDesk, AGENTS);
            long since = System.nanoTime();
            talk.hold();
            hearsMusic(call, since);
            call.speak(Heard.Mark.ofNumber(11), WORD);
            // What is on its way when the caller comes back is another word.
            call.speak(Heard.Mark.ofNumber(15), Duration.ofSeconds(1));
            talk.resume();
            hears(atDesk, call, Heard.Mark.ofNumber(12));
            assertThat(hasHeard(atDesk, Heard.Mark.ofNumber(11))).isFalse();
            assertThat(hasHeard(atDesk, Heard.VOICE)).as("the music").isFalse();
            atDesk.hangUp();
            assertThat(engine.result()).isInstanceOf(CallEvent.Talked.class);
        }
    }

    @Test
    void anInterpreterIsAskedFirstThenHeardByAllAndThenHasTheCaller() throws Exception {
        try (Phone agent = telephone();
                Phone interpreter = telephone();
                Engine engine = new Engine(dialString(agent))) {
            PhoneCall call = calls(caller);
            PhoneCall atDesk = answered(agent);
            Talk talk = engine.talk();
            // A word ends the music that played while the agent's telephone rang.
            hears(call, atDesk, Heard.Mark.ofNumber(22));
            long since = System.nanoTime();
            talk.consult(dialString(interpreter));
            PhoneCall third = answered(interpreter);
            hears(third, atDesk, AGENTS);
            hears(atDesk, third, THIRDS);
            hearsMusic(call, since);
            assertThat(hasHeard(call, AGENTS) || hasHeard(call, THIRDS)).isFalse();
            talk.join();
            hears(call, third, Heard.Mark.ofNumber(31));
            hears(third, call, CALLERS);
            hears(call, atDesk, Heard.Mark.ofNumber(21));
            talk.complete();
            atDesk.awaitEnd(SOON);
            hears(call, third, Heard.Mark.ofNumber(32));
            third.hangUp();
            assertThat(engine.result()).isInstanceOf(CallEvent.HandedOn.class);
        }
    }

    @Test
    void aCallerWhoIsGivenAwayHearsMusicUntilTheOtherAnswers() throws Exception {
        try (Phone agent = telephone();
                Phone desk = telephone();
                Engine engine = new Engine(dialString(agent))) {
            PhoneCall call = calls(caller);
            PhoneCall atDesk = answered(agent);
            engine.talk().transfer(dialString(desk));
            atDesk.awaitEnd(SOON);
            PhoneCall other = answered(desk);
            hears(call, other, THIRDS);
            call.hangUp();
            other.awaitEnd(SOON);
            assertThat(engine.result()).isInstanceOf(CallEvent.Released.class);
        }
    }

    @Test
    void aSupervisorListensUnheardThenIsHeardByTheAgentAloneThenByBoth() throws Exception {
        try (Phone agent = telephone();
                Phone boss = telephone();
                Engine engine = new Engine(dialString(agent))) {
            PhoneCall call = calls(caller);
            PhoneCall atDesk = answered(agent);
            Talk talk = engine.talk();
            talk.supervise(dialString(boss), Supervision.LISTEN);
            PhoneCall supervisor = answered(boss);
            hears(supervisor, call, CALLERS);
            hears(supervisor, atDesk, AGENTS);
            supervisor.speak(Heard.Mark.ofNumber(40), WORD);
            talk.supervise(dialString(boss), Supervision.WHISPER);
            hears(atDesk, supervisor, Heard.Mark.ofNumber(41));
            talk.supervise(dialString(boss), Supervision.BARGE);
            hears(call, supervisor, Heard.Mark.ofNumber(42));
            hears(atDesk, call, Heard.Mark.ofNumber(13));
            assertThat(hasHeard(atDesk, Heard.Mark.ofNumber(40))).isFalse();
            assertThat(hasHeard(call, Heard.Mark.ofNumber(40)) || hasHeard(call, Heard.Mark.ofNumber(41)))
                    .isFalse();
            atDesk.hangUp();
            supervisor.awaitEnd(SOON);
            assertThat(engine.result()).isInstanceOf(CallEvent.Talked.class);
        }
    }

    @Test
    void twoWhoTalkDoNotNoticeThatTheEngineDies() throws Exception {
        try (Phone agent = telephone()) {
            Engine first = new Engine(dialString(agent));
            PhoneCall call = calls(caller);
            PhoneCall atDesk = answered(agent);
            first.talk();
            first.close();
            hears(atDesk, call, CALLERS);
            try (Engine second = new Engine(dialString(agent))) {
                second.talk();
                hears(call, atDesk, AGENTS);
                atDesk.hangUp();
                assertThat(second.result()).isInstanceOf(CallEvent.Talked.class);
            }
            assertThat(agent.awaitCall(Duration.ZERO)).as("rung twice").isEmpty();
            call.awaitEnd(SOON);
        }
    }

    @Test
    void aCallThatWeDialRunsOnItsLineAndIsKnownToTheNextEngine() throws Exception {
        try (Phone customer = telephone()) {
            Engine first = new Engine("");
            Dialled dialled = first.ari
                    .dialer()
                    .dial(new OutboundCall(
                            PhoneNumber.parse("13800000002").orElseThrow(),
                            dialString(customer),
                            "95598",
                            Duration.ofSeconds(15),
                            "callback",
                            "ticket, 7"));
            assertThat(dialled).isEqualTo(new Dialled.Answered());
            PhoneCall atHome = answered(customer);
            assertThat(about(first)).isEqualTo("13800000002 on callback for ticket, 7");
            first.close();
            try (Engine second = new Engine("")) {
                assertThat(about(second)).isEqualTo("13800000002 on callback for ticket, 7");
                atHome.hangUp();
                assertThat(second.result()).isInstanceOf(CallEvent.Released.class);
            }
        }
    }

    private static String about(Engine engine) throws InterruptedException {
        InboundCall call = engine.calls.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
        return call == null
                ? "no call"
                : "%s on %s for %s"
                        .formatted(
                                call.calling().map(PhoneNumber::value).orElse("nobody"),
                                call.called(),
                                call.dialledFor().orElse("nothing"));
    }

    @Test
    void aPictureIsOfferedAndPassesUnchanged() throws Exception {
        for (VideoCodec codec : VideoCodec.values()) {
            PhoneSettings seeing =
                    PhoneSettings.agent(asterisk.sip(), 0, AT_ONCE).withVideo(codec);
            try (Phone agent = Phone.open(seeing);
                    Phone signer =
                            Phone.open(PhoneSettings.caller(asterisk.sip()).withVideo(codec));
                    Engine engine = new Engine(dialString(agent))) {
                PhoneCall call = calls(signer);
                PhoneCall atDesk = answered(agent);
                engine.talk();
                assertThat(engine.calls.element().offered()).containsExactlyInAnyOrder(Media.VOICE, Media.VIDEO);
                call.show(new Film(1, 5));
                atDesk.awaitFilm(new Film(1, 5), SOON);
                atDesk.show(new Film(2, 5));
                call.awaitFilm(new Film(2, 5), SOON);
                call.hangUp();
                atDesk.awaitEnd(SOON);
            }
        }
    }

    @Test
    void aTelephoneIsSeenAsFreeRungAndGone() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (Engine engine = new Engine("PJSIP/1001");
                Phone agent = Phone.open(PhoneSettings.agent(asterisk.sip(), PORT_BASE + 11, AT_ONCE))) {
            engine.ari.devices(Set.of("PJSIP/1001"), (device, state) -> told.add(device + " " + state));
            awaitTold(told, DeviceState.FREE);
            PhoneCall call = calls(caller);
            awaitTold(told, DeviceState.IN_USE);
            answered(agent);
            call.hangUp();
            awaitTold(told, DeviceState.FREE);
            agent.vanish();
            awaitTold(told, DeviceState.UNREACHABLE);
        }
    }

    private static void awaitTold(BlockingQueue<String> told, DeviceState wanted) throws InterruptedException {
        String last = "nothing";
        while (!last.equals("PJSIP/1001 " + wanted)) {
            last = Optional.ofNullable(told.poll(30, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("the telephone was not told to be " + wanted));
        }
    }

    /** An engine that rings one agent for every call, or only waits where there is none; offers are all number one. */
    private static final class Engine implements CallHandler, HoldLine.Progress, AutoCloseable {
        private final AriSwitch ari;
        private final String agent;
        private final BlockingQueue<Object> results = new LinkedBlockingQueue<>();
        private final BlockingQueue<InboundCall> calls = new LinkedBlockingQueue<>();
        private final BlockingQueue<Talk> talks = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> reconciled = new LinkedBlockingQueue<>();

        Engine(String agent) throws InterruptedException {
            this.agent = agent;
            ari = new AriSwitch(
                    AriSettings.of(
                                    asterisk.ari(),
                                    asterisk.ariUser(),
                                    new Password(asterisk.ariPassword()),
                                    "greenline")
                            .withPrompts(new PromptFolder(asterisk.prompts(), asterisk.switchPrompts())),
                    InstantSource.system());
            ari.open(this);
            poll(reconciled);
        }

        @Override
        public void handle(CallLeg leg) {
            calls.add(leg.call());
            try {
                leg.answer();
                HoldLine hold = leg.hold("default");
                CallEvent end = agent.isEmpty()
                        ? hold.await(Duration.ofMinutes(2))
                        : hold.ring(new AgentCall(agent, Duration.ofSeconds(15), 1, List.of(), "Green channel"), this);
                leg.hangUp(HangupCause.NORMAL_CLEARING);
                results.add(end);
            } catch (InterruptedException letGo) {
                results.add("interrupted");
                Thread.currentThread().interrupt();
            }
        }

        Talk talk() throws InterruptedException {
            return poll(talks);
        }

        Object result() throws InterruptedException {
            return poll(results);
        }

        private <T> T poll(BlockingQueue<T> queue) throws InterruptedException {
            T next = queue.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("nothing came: " + ari.health());
            }
            return next;
        }

        @Override
        public void rang() {}

        @Override
        public void accepted() {}

        @Override
        public void connected(Talk talk) {
            talks.add(talk);
        }

        @Override
        public void reconciled(String driver, String switchName, Set<CallId> present) {
            reconciled.add(switchName);
        }

        @Override
        public void replaced(String driver, String switchName) {}

        @Override
        public void close() {
            ari.close();
        }
    }
}
