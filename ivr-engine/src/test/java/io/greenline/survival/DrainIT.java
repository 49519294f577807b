package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.Heard;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SIGTERM: running calls go on, new ones are the safety net's, and whoever is left at the limit is taken up later. */
class DrainIT {
    private static final int PORT_BASE = 26_840;

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
    void aDrainingEngineEndsItsCallsAndSendsNewOnesToTheSafetyNet() throws Exception {
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            List<Caller> ari = Caller.sit(hotline, phone, "ari-", 5);
            List<Caller> agi = Caller.sit(hotline, phone, "agi-", 5);
            engine.terminate();
            Patience.until("it says that it drains", SOON, () -> engine.health().contains("takes no new calls"));

            for (String prefix : List.of("ari-", "agi-")) {
                PhoneCall late = phone.call(prefix + hotline.number());
                long heard = late.awaitSound(Heard.VOICE, SOON);
                long placed = late.timeline().getFirst().atNanos();
                print("a new caller hears the safety net after %d ms".formatted((heard - placed) / 1_000_000));
                assertThat(Duration.ofNanos(heard - placed)).isLessThan(Duration.ofSeconds(3));
                late.hangUp();
                late.awaitEnd(SOON);
            }
            Caller.all(ari, caller -> assertThat(caller.goesOn().resumptions()).isZero());
            assertThat(engine.runs()).isTrue();
            Caller.all(agi, caller -> assertThat(caller.goesOn().resumptions()).isZero());
            assertThat(engine.awaitExit(SOON)).isZero();
        }
    }

    @Test
    void atTheLimitCallersStayAndTheNextEngineTakesThemUp() throws Exception {
        try (EngineProcess engine = hotline.engine(Map.of("drain.limit", "2s")).awaitReady()) {
            List<Caller> callers = Caller.sit(hotline, phone, "ari-", 10);
            long told = System.nanoTime();
            engine.terminate();
            assertThat(engine.awaitExit(SOON)).isZero();
            print("with a limit of 2 s it ended after %d ms".formatted((System.nanoTime() - told) / 1_000_000));
            assertThat(System.nanoTime() - told)
                    .isGreaterThan(Duration.ofSeconds(2).toNanos());

            nextEngineTakesUp(callers);
        }
    }

    @Test
    void aSecondSignalStopsAtOnceAndCallersStay() throws Exception {
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            List<Caller> callers = Caller.sit(hotline, phone, "ari-", 5);
            engine.terminate();
            Patience.until("it says that it drains", SOON, () -> engine.health().contains("takes no new calls"));
            assertThat(engine.runs()).isTrue();
            engine.terminate();
            assertThat(engine.awaitExit(Duration.ofSeconds(10))).isZero();

            nextEngineTakesUp(callers);
        }
    }

    @Test
    void callsOverFastAgiThatAreLeftAtTheLimitHearTheSafetyNetAndAreTakenUp() throws Exception {
        try (EngineProcess engine = hotline.engine(Map.of("drain.limit", "1s", "ari.enabled", "false"))
                .awaitReady()) {
            List<Caller> callers = Caller.sit(hotline, phone, "agi-", 5);
            engine.terminate();
            assertThat(engine.awaitExit(SOON)).isZero();
            try (EngineProcess next =
                    hotline.engine(Map.of("ari.enabled", "false")).awaitReady()) {
                Caller.all(callers, caller -> {
                    caller.call().awaitSound(Heard.VOICE, SOON);
                    caller.hearsHerPromptAgain();
                    caller.goesOn();
                });
                assertThat(next.runs()).isTrue();
            }
        }
    }

    private static void nextEngineTakesUp(List<Caller> callers) throws Exception {
        assertThat(callers)
                .allSatisfy(
                        caller -> assertThat(caller.call().timeline()).noneMatch(PhoneEvent.Ended.class::isInstance));
        try (EngineProcess _ = hotline.engine().awaitReady()) {
            Caller.all(callers, caller -> {
                caller.hearsHerPromptAgain();
                assertThat(caller.goesOn().resumptions()).isEqualTo(1);
            });
        }
    }

    private static void print(String line) {
        System.out.println("DrainIT: " + line);
    }
}
