package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.Desk;
import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.PhoneSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No engine, or half of one: a caller of the hotline still hears something at once and reaches a person. */
class SafetyNetIT {
    private static final int PORT_BASE = 27_260;
    private static final int DESK_PORT = PORT_BASE + 10;
    private static final Duration GREETING = Duration.ofMillis(800);
    private static final Heard.Mark HELLO = Heard.Mark.ofNumber(100);

    private static Hotline hotline;
    private static Phone phone;
    private static Phone desk;
    private static String usualSounds;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        hotline = Hotline.open(PORT_BASE, "--fallback", "PJSIP/anonymous/sip:agent@127.0.0.1:" + DESK_PORT);
        phone = hotline.phone();
        desk = hotline.phone(PhoneSettings.agent(
                hotline.asterisk().sip(),
                DESK_PORT,
                Desk.Answers.after(Duration.ofMillis(100)).saying(HELLO, GREETING)));
        usualSounds = hotline.cli("dialplan show globals")
                .lines()
                .filter(line -> line.strip().startsWith("GREENLINE_SOUNDS="))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    static void close() throws IOException {
        hotline.close();
    }

    @AfterEach
    void clear() throws Exception {
        hotline.cli("dialplan set global GREENLINE_SOUNDS " + usualSounds);
        hotline.clear();
    }

    @Test
    void withNoEngineAKeyLeadsToTheDeskAndTheCallerIsNeverLeftInSilence() throws Exception {
        int before = hotline.log().length();
        PhoneCall call = phone.call("95598");
        long heard = call.awaitSound(Heard.VOICE, SOON);
        long answered = answer(call);
        awaitInMenu(before, 1);
        assertThat(hotline.log().substring(before))
                .contains("engine over ARI (FAILED)", "engine over FastAGI (FAILURE)");
        call.press("1");
        call.awaitSound(HELLO, SOON);

        Duration silence = longestSilence(call, answered);
        print("first sound %d ms after the answer, longest silence on the way to the desk %d ms"
                .formatted((heard - answered) / 1_000_000, silence.toMillis()));
        assertThat(Duration.ofNanos(heard - answered)).isLessThan(Duration.ofSeconds(3));
        assertThat(silence).isLessThan(Duration.ofSeconds(2));
        theDeskHangsUp(call);
    }

    @Test
    void withNoEngineAndNoKeyTheCallerIsAskedTwiceAndReachesTheDesk() throws Exception {
        MarkedSounds messages = shortMessages();
        PhoneCall call = phone.call("net-95598");
        for (String message : List.of("net-menu", "net-again", "net-menu", "net-connecting")) {
            call.awaitSound(messages.marks().get(message), SOON);
        }
        call.awaitSound(HELLO, SOON);
        print("without any key: longest silence %d ms, the wait for a key"
                .formatted(longestSilence(call, answer(call)).toMillis()));
        theDeskHangsUp(call);
    }

    /** The real messages take a minute and a half; short ones of the same names say the same. */
    private static MarkedSounds shortMessages() throws IOException, InterruptedException {
        MarkedSounds messages = new MarkedSounds(hotline.asterisk().prompts().resolve("net"));
        for (String message : List.of("net-comfort", "net-menu", "net-again", "net-connecting")) {
            messages.write(message, GREETING);
        }
        hotline.cli("dialplan set global GREENLINE_SOUNDS " + hotline.asterisk().switchPrompts() + "/net");
        return messages;
    }

    @Test
    void whereOnlyFastAgiIsUpItServes() throws Exception {
        try (EngineProcess engine =
                hotline.engine(Map.of("ari.enabled", "false")).awaitReady()) {
            Caller caller = Caller.sit(hotline, phone, "", 1).getFirst();
            assertThat(caller.goesOn().nodes()).containsExactly("welcome", "menu", "thanks");
            assertThat(engine.runs()).isTrue();
        }
    }

    @Test
    void callsOfAnEngineThatDiedForGoodAreRescuedToTheDesk() throws Exception {
        List<Caller> callers;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            callers = Caller.sit(hotline, phone, "ari-", 5);
            engine.kill();
        }
        MarkedSounds messages = shortMessages();
        int before = hotline.log().length();
        long rescued = System.nanoTime();
        String said =
                hotline.script("rescue", "--state", hotline.asterisk().state().toString());
        assertThat(said).contains("Moved 5 calls");
        Caller.all(callers, caller -> {
            long heard = caller.call().awaitSound(messages.marks().get("net-comfort"), SOON);
            assertThat(Duration.ofNanos(heard - rescued)).isLessThan(Duration.ofSeconds(5));
        });
        awaitInMenu(before, callers.size());
        Caller.all(callers, caller -> {
            caller.call().press("0");
            caller.call().awaitSound(HELLO, SOON);
        });

        for (Caller caller : callers) {
            caller.call().hangUp();
            caller.call().awaitEnd(SOON);
        }

        try (EngineProcess _ = hotline.engine().awaitReady()) {
            for (Caller caller : callers) {
                assertThat(hotline.awaitEnd(caller.number()).end().orElseThrow().detail())
                        .contains("gone when an engine was back");
            }
        }
    }

    @Test
    void callsThatWereRescuedGoOnWhereTheyWereWithAnEngineThatIsBackInTime() throws Exception {
        hotline.cli("dialplan set global GREENLINE_ENGINE_ATTEMPTS 9");
        List<Caller> callers;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            callers = Caller.sit(hotline, phone, "ari-", 5);
            engine.kill();
        }
        hotline.script("rescue", "--state", hotline.asterisk().state().toString());
        Caller.all(callers, caller -> caller.call().awaitSound(Heard.VOICE, SOON));
        try (EngineProcess _ = hotline.engine().awaitReady()) {
            Caller.all(callers, caller -> {
                caller.hearsHerPromptAgain();
                assertThat(caller.goesOn().resumptions()).isEqualTo(1);
            });
        } finally {
            hotline.cli("dialplan set global GREENLINE_ENGINE_ATTEMPTS 2");
        }
    }

    private static void awaitInMenu(int before, int calls) throws Exception {
        Patience.until(
                "%d calls are in Asterisk's own menu".formatted(calls),
                SOON,
                () -> hotline.log().substring(before).split("in Asterisk's own menu", -1).length > calls);
    }

    private static void theDeskHangsUp(PhoneCall call) throws InterruptedException {
        PhoneCall atDesk = desk.awaitCall(SOON).orElseThrow();
        atDesk.awaitAnswer(SOON);
        atDesk.hangUp();
        atDesk.awaitEnd(SOON);
        assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.THEM);
    }

    private static long answer(PhoneCall call) {
        return call.timeline().stream()
                .filter(PhoneEvent.Answered.class::isInstance)
                .mapToLong(PhoneEvent::atNanos)
                .findFirst()
                .orElseThrow();
    }

    /** The longest time without any sound, from the answer to the last sound that began. */
    private static Duration longestSilence(PhoneCall call, long answered) {
        long quietSince = answered;
        long longest = 0;
        for (PhoneEvent event : call.timeline()) {
            switch (event) {
                case PhoneEvent.SoundBegan(var _, long at) -> longest = Math.max(longest, at - quietSince);
                case PhoneEvent.SoundEnded(var _, long at) -> quietSince = at;
                case PhoneEvent.Ringing _,
                        PhoneEvent.Answered _,
                        PhoneEvent.FellQuiet _,
                        PhoneEvent.KeyPressed _,
                        PhoneEvent.KeyReleased _,
                        PhoneEvent.KeyHeard _,
                        PhoneEvent.VideoSeen _,
                        PhoneEvent.TextCame _,
                        PhoneEvent.Ended _ -> {
                    // Nothing that the caller hears.
                }
            }
        }
        return Duration.ofNanos(longest);
    }

    private static void print(String line) {
        System.out.println("SafetyNetIT: " + line);
    }
}
