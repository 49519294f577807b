package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.Heard;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

    @AfterEach
    void clear() throws Exception {
        hotline.clear();
    }

    @Test
    void fiftyCallsOverAriGoOnWhereTheyWere() throws Exception {
        List<Caller> callers;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            callers = Caller.sit(hotline, phone, "ari-", CALLS);
            engine.kill();
        }

        try (EngineProcess engine = hotline.engine()) {
            Duration ready = engine.awaitStarted();
            print("%d calls: engine says ready after %d ms, the last caller heard her prompt again after %d ms"
                    .formatted(CALLS, ready.toMillis(), lastHeardAgain(engine, callers)));
            Caller.all(
                    callers, caller -> assertThat(caller.goesOn().resumptions()).isEqualTo(1));
            Patience.until("no call runs", SOON, () -> engine.metric("greenline_calls_running") == 0);
            assertThat(engine.metric("greenline_calls_waiting")).isZero();
        }
    }

    /** Milliseconds from the start of the engine. */
    private static long lastHeardAgain(EngineProcess engine, List<Caller> callers) throws InterruptedException {
        long last = engine.startedNanos();
        for (Caller caller : callers) {
            last = Math.max(last, caller.hearsHerPromptAgain());
        }
        return (last - engine.startedNanos()) / 1_000_000;
    }

    @Test
    void callsThatHungUpWhileNoEngineWasThereAreEndedInTheJournal() throws Exception {
        List<Caller> callers;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            callers = Caller.sit(hotline, phone, "ari-", 10);
            engine.kill();
        }
        List<Caller> gone = callers.subList(0, 5);
        for (Caller caller : gone) {
            caller.call().hangUp();
            assertThat(caller.call().awaitEnd(SOON).by()).isEqualTo(Side.US);
        }

        try (EngineProcess _ = hotline.engine().awaitReady()) {
            for (Caller caller : gone) {
                Story story = hotline.awaitEnd(caller.number());
                assertThat(story.end().orElseThrow().detail()).contains("gone when an engine was back");
                assertThat(story.resumptions()).isZero();
            }
            Caller.all(callers.subList(5, 10), caller -> {
                caller.hearsHerPromptAgain();
                caller.goesOn();
            });
        }
    }

    @Test
    void aConversationGoesOnWithoutTheEngineAndItsEndIsSeenByTheNext() throws Exception {
        hotline.cli("dialplan set global GREENLINE_DESK_SECONDS 60");
        Caller caller;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            caller = Caller.sit(hotline, phone, "ari-", 1).getFirst();
            caller.call().press("0");
            caller.call().awaitSound(Heard.VOICE, SOON);
            hotline.awaitNode(caller.number(), "desk");
            engine.kill();
        }
        try (EngineProcess _ = hotline.engine().awaitReady()) {
            Patience.until(
                    "the call is taken up",
                    SOON,
                    () -> hotline.story(caller.number()).resumptions() == 1);
            assertThat(caller.call().timeline()).noneMatch(PhoneEvent.Ended.class::isInstance);
            hotline.cli("channel request hangup " + deskChannel());

            caller.call().awaitSound(hotline.sound("thanks"), SOON);
            assertThat(caller.call().awaitEnd(SOON).by()).isEqualTo(Side.THEM);
            hotline.awaitEnd(caller.number());
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
            callers = Caller.sit(hotline, phone, "agi-", 10);
            engine.kill();
        }
        try (EngineProcess engine = hotline.engine(Map.of("ari.enabled", "false"))) {
            print("10 calls over FastAGI: the last caller heard her prompt again after %d ms"
                    .formatted(lastHeardAgain(engine, callers)));
            Caller.all(
                    callers, caller -> assertThat(caller.goesOn().resumptions()).isEqualTo(1));
        } finally {
            hotline.cli("dialplan set global GREENLINE_ENGINE_ATTEMPTS 2");
        }
    }

    /** Figures are part of what this test is for. */
    private static void print(String line) {
        System.out.println("KilledEngineIT: " + line);
    }
}
