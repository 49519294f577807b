package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the engine while callers are in its menus: no call is lost, no event is lost or doubled. */
class KilledEngineIT {
    private static final int PORT_BASE = 26_000;
    private static final int CALLS = 50;

    private static Hotline hotline;
    private static Phone phone;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        hotline = Hotline.open(PORT_BASE);
        phone = hotline.phone();
    }

    @AfterAll
    static void close() throws IOException {
        hotline.close();
    }

    /** What a caller does: keys from the menu to the node where she sits, then what she does there. */
    private enum Intent {
        CHOOSES_IN_THE_MENU("", "menu", "menu", "1"),
        HANGS_UP_IN_THE_MENU("", "menu", "menu", ""),
        GIVES_A_NUMBER("2", "number", "number", "1234"),
        HANGS_UP_IN_THE_QUESTION("2", "number", "number", ""),
        CHOOSES_IN_A_SUBFLOW("3", "inner.choice", "inner", "1");

        private final String keysThere;
        private final String node;
        private final String prompt;
        private final String keysOn;

        Intent(String keysThere, String node, String prompt, String keysOn) {
            this.keysThere = keysThere;
            this.node = node;
            this.prompt = prompt;
            this.keysOn = keysOn;
        }
    }

    private record Caller(PhoneCall call, String number, Intent intent) {
        /** Places the call and goes to where she will sit; the prompt there has been heard. */
        static Caller sitting(String prefix, Intent intent) {
            String number = hotline.number();
            return new Caller(phone.call(prefix + number), number, intent);
        }

        void goesToHerPlace() throws InterruptedException {
            hears("menu");
            if (!intent.keysThere.isEmpty()) {
                call.press(intent.keysThere);
                hears(intent.prompt);
            }
        }

        void hears(String prompt) throws InterruptedException {
            call.awaitSound(hotline.sound(prompt), SOON);
            call.awaitSoundEnd(hotline.sound(prompt), SOON);
        }

        /** The first packet of her prompt, heard again. */
        long hearsHerPromptAgain() throws InterruptedException {
            return call.awaitSound(hotline.sound(intent.prompt), SOON);
        }

        void doesWhatSheWants() throws InterruptedException {
            if (intent.keysOn.isEmpty()) {
                call.hangUp();
            } else {
                call.press(intent.keysOn);
            }
        }

        void ends() throws Exception {
            if (!intent.keysOn.isEmpty()) {
                call.awaitSound(hotline.sound("thanks"), SOON);
            }
            assertThat(call.awaitEnd(SOON).by()).isEqualTo(intent.keysOn.isEmpty() ? Side.US : Side.THEM);
            Story story = hotline.awaitEnd(number);
            assertThat(story.end().orElseThrow().by()).isEqualTo(intent.keysOn.isEmpty() ? Party.CALLER : Party.ENGINE);
            assertThat(story.nodes()).contains(intent.node);
        }
    }

    private static List<Caller> sit(String prefix, int count) throws InterruptedException {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(Caller.sitting(prefix, Intent.values()[i % Intent.values().length]));
        }
        for (Caller caller : callers) {
            caller.goesToHerPlace();
        }
        return callers;
    }

    @Test
    void fiftyCallsOverAriGoOnWhereTheyWere() throws Exception {
        List<Caller> callers;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            callers = sit("ari-", CALLS);
            for (Caller caller : callers) {
                hotline.awaitNode(caller.number, caller.intent.node);
            }
            engine.kill();
        }

        try (EngineProcess engine = hotline.engine()) {
            Duration ready = engine.awaitStarted();
            long last = engine.startedNanos();
            for (Caller caller : callers) {
                last = Math.max(last, caller.hearsHerPromptAgain());
            }
            print("%d calls: engine says ready after %d ms, the last caller heard her prompt again after %d ms"
                    .formatted(CALLS, ready.toMillis(), (last - engine.startedNanos()) / 1_000_000));
            for (Caller caller : callers) {
                caller.doesWhatSheWants();
            }
            for (Caller caller : callers) {
                caller.ends();
                assertThat(hotline.story(caller.number).resumptions()).isEqualTo(1);
            }
            Patience.until("no call runs", SOON, () -> engine.metric("greenline_calls_running") == 0);
            assertThat(engine.metric("greenline_calls_waiting")).isZero();
        }
    }

    @Test
    void callsThatHungUpWhileNoEngineWasThereAreEndedInTheJournal() throws Exception {
        List<Caller> callers;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            callers = sit("ari-", 10);
            engine.kill();
        }
        List<Caller> gone = callers.subList(0, 5);
        for (Caller caller : gone) {
            caller.call.hangUp();
            assertThat(caller.call.awaitEnd(SOON).by()).isEqualTo(Side.US);
        }

        try (EngineProcess _ = hotline.engine().awaitReady()) {
            for (Caller caller : gone) {
                Story story = hotline.awaitEnd(caller.number);
                assertThat(story.end().orElseThrow().detail()).contains("gone when an engine was back");
                assertThat(story.resumptions()).isZero();
            }
            for (Caller caller : callers.subList(5, 10)) {
                caller.hearsHerPromptAgain();
                caller.doesWhatSheWants();
                caller.ends();
            }
        }
    }

    @Test
    void aConversationGoesOnWithoutTheEngineAndItsEndIsSeenByTheNext() throws Exception {
        hotline.cli("dialplan set global GREENLINE_DESK_SECONDS 60");
        Caller caller;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            caller = sit("ari-", 1).getFirst();
            caller.call.press("0");
            caller.call.awaitSound(io.greenline.phone.Heard.VOICE, SOON);
            hotline.awaitNode(caller.number, "desk");
            engine.kill();
        }
        try (EngineProcess _ = hotline.engine().awaitReady()) {
            Patience.until(
                    "the call is taken up",
                    SOON,
                    () -> hotline.story(caller.number).resumptions() == 1);
            assertThat(caller.call.timeline()).noneMatch(PhoneEvent.Ended.class::isInstance);
            hotline.cli("channel request hangup " + deskChannel());

            caller.call.awaitSound(hotline.sound("thanks"), SOON);
            assertThat(caller.call.awaitEnd(SOON).by()).isEqualTo(Side.THEM);
            hotline.awaitEnd(caller.number);
        }
        Patience.until("no channel is left", SOON, () -> hotline.channels() == 0);
    }

    private static String deskChannel() throws IOException, InterruptedException {
        return hotline.cli("core show channels concise")
                .lines()
                .map(line -> line.substring(0, Math.max(0, line.indexOf('!'))))
                .filter(name -> name.startsWith("Local/") && name.endsWith(";2"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void callsOverFastAgiComeBackToANewEngineByThemselves() throws Exception {
        hotline.cli("dialplan set global GREENLINE_ENGINE_ATTEMPTS 9");
        List<Caller> callers;
        try (EngineProcess engine =
                hotline.engine(Map.of("ari.enabled", "false")).awaitReady()) {
            callers = sit("agi-", 10);
            engine.kill();
        }
        try (EngineProcess engine = hotline.engine(Map.of("ari.enabled", "false"))) {
            long last = engine.startedNanos();
            for (Caller caller : callers) {
                last = Math.max(last, caller.hearsHerPromptAgain());
            }
            print("10 calls over FastAGI: the last caller heard her prompt again after %d ms"
                    .formatted((last - engine.startedNanos()) / 1_000_000));
            for (Caller caller : callers) {
                caller.doesWhatSheWants();
                caller.ends();
                assertThat(hotline.story(caller.number).resumptions()).isEqualTo(1);
            }
        } finally {
            hotline.cli("dialplan set global GREENLINE_ENGINE_ATTEMPTS 2");
        }
    }

    /** Figures are part of what this test is for. */
    private static void print(String line) {
        System.out.println("KilledEngineIT: " + line);
    }
}
