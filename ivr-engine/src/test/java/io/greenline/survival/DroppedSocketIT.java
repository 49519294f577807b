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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line between engine and Asterisk is cut while callers are in its dialplan: no call is lost. */
class DroppedSocketIT {
    private static final int PORT_BASE = 26_420;
    private static final int SECOND_HTTP_PORT = PORT_BASE + 5;

    private static Hotline hotline;
    private static Phone phone;
    private Relay relay;
    private EngineProcess engine;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        hotline = Hotline.open(PORT_BASE);
        phone = hotline.phone();
    }

    @AfterAll
    static void close() throws IOException {
        hotline.close();
    }

    @BeforeEach
    void connect() throws Exception {
        relay = hotline.keep(Relay.to(hotline.asterisk().ari()));
        engine = hotline.engine(Map.of("ari.url", relay.url(), "agi.enabled", "false"))
                .awaitReady();
    }

    @AfterEach
    void end() throws Exception {
        hotline.clear();
        engine.close();
        relay.close();
    }

    @Test
    void aSecondWithoutTheLineInTheMiddleOfAPromptIsNotHeard() throws Exception {
        List<Caller> callers = inTheWelcome(5);
        relay.cutFor(Duration.ofSeconds(1));

        print("1 s without the line in a prompt of 3 s: silence before the menu", silenceBeforeTheMenu(callers));
        assertThat(silenceBeforeTheMenu(callers)).isLessThan(Duration.ofSeconds(1));
        assertThat(callers)
                .allSatisfy(caller ->
                        assertThat(length("welcome", caller.call())).isGreaterThan(Hotline.WELCOME.minusMillis(500)));
        Caller.all(callers, caller -> assertThat(caller.goesOn().resumptions()).isZero());
    }

    @Test
    void tenSecondsWithoutTheLineInTheMiddleOfAPromptLoseNoCall() throws Exception {
        List<Caller> callers = inTheWelcome(5);
        relay.cutFor(Duration.ofSeconds(10));

        print("10 s without the line in a prompt of 3 s: silence before the menu", silenceBeforeTheMenu(callers));
        Caller.all(callers, Caller::goesOn);
    }

    @Test
    void theLineIsAwayWhileCallersSitInMenus() throws Exception {
        for (Duration away : List.of(Duration.ofSeconds(1), Duration.ofSeconds(10))) {
            List<Caller> callers = Caller.sit(hotline, phone, "ari-", 10);
            relay.cutFor(away);
            awaitReconnected();

            Caller.all(callers, Caller::goesOn);
        }
    }

    @Test
    void whoHangsUpWhileTheLineIsAwayIsEndedInTheJournal() throws Exception {
        List<Caller> callers = Caller.sit(hotline, phone, "ari-", 5);
        relay.cut();
        for (Caller caller : callers) {
            caller.call().hangUp();
            assertThat(caller.call().awaitEnd(SOON).by()).isEqualTo(Side.US);
        }
        relay.mend();

        for (Caller caller : callers) {
            assertThat(hotline.awaitEnd(caller.number()).end().orElseThrow().by())
                    .isEqualTo(Party.CALLER);
        }
        Patience.until("no call runs", SOON, () -> engine.metric("greenline_calls_running") == 0);
    }

    @Test
    void anEngineWhosePlaceWasTakenActsNoMoreAndEndsNoCall() throws Exception {
        List<Caller> callers = Caller.sit(hotline, phone, "ari-", 5);
        try (EngineProcess second = hotline.engine(Map.of(
                "agi.enabled", "false",
                "store.directory", "second-store",
                "log.file", "second.log",
                "http.listen", "127.0.0.1:" + SECOND_HTTP_PORT))) {
            Patience.until(
                    "the first knows that it was replaced",
                    SOON,
                    () -> engine.health().contains("another engine took the application"));
            long sent = relay.bytesToTarget();
            second.awaitReady();
            Caller.all(callers, caller -> {
                // The second knows nothing of the first one's journal: the call begins anew with it.
                caller.hears("welcome");
                caller.goesToHerPlaceUnseen();
                caller.doesWhatSheWants();
            });
            for (Caller caller : callers) {
                caller.call().awaitEnd(SOON);
                Patience.until(
                        "the second one ends " + caller.number(),
                        SOON,
                        () -> hotline.story("second-store", caller.number())
                                .end()
                                .isPresent());
                hotline.story("second-store", caller.number()).isWhole();
                assertThat(hotline.story(caller.number()).end())
                        .as("the first one says nothing of an end that it cannot know")
                        .isEmpty();
            }
            assertThat(engine.runs()).isTrue();
            assertThat(relay.bytesToTarget()).as("bytes sent once replaced").isEqualTo(sent);
        }
    }

    /** Callers who have begun to hear the first prompt. */
    private static List<Caller> inTheWelcome(int count) throws Exception {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(Caller.places(hotline, phone, "ari-", Caller.Intent.CHOOSES_IN_THE_MENU));
        }
        Caller.all(callers, caller -> caller.call().awaitSound(hotline.sound("welcome"), SOON));
        return callers;
    }

    private void awaitReconnected() throws Exception {
        Patience.until("the engine notices", SOON, () -> engine.health().contains("\"ready\":false"));
        Patience.until("the engine is back", SOON, () -> engine.health().contains("requests over"));
    }

    /** The longest that any caller waited between the end of the welcome and the menu. */
    private static Duration silenceBeforeTheMenu(List<Caller> callers) throws Exception {
        Caller.all(callers, caller -> {
            if (began("menu", caller.call()) == 0) {
                caller.hears("menu");
            }
        });
        long longest = 0;
        for (Caller caller : callers) {
            long end = caller.call().timeline().stream()
                    .filter(event -> event instanceof PhoneEvent.SoundEnded(var what, var _)
                            && what.equals(hotline.sound("welcome")))
                    .mapToLong(PhoneEvent::atNanos)
                    .findFirst()
                    .orElseThrow();
            longest = Math.max(longest, began("menu", caller.call()) - end);
        }
        return Duration.ofNanos(longest);
    }

    private static Duration length(String prompt, PhoneCall call) {
        long end = call.timeline().stream()
                .filter(event ->
                        event instanceof PhoneEvent.SoundEnded(var what, var _) && what.equals(hotline.sound(prompt)))
                .mapToLong(PhoneEvent::atNanos)
                .findFirst()
                .orElseThrow();
        return Duration.ofNanos(end - began(prompt, call));
    }

    /** When a prompt was first heard; 0 when it was not. */
    private static long began(String prompt, PhoneCall call) {
        return call.timeline().stream()
                .filter(event ->
                        event instanceof PhoneEvent.SoundBegan(var what, var _) && what.equals(hotline.sound(prompt)))
                .mapToLong(PhoneEvent::atNanos)
                .findFirst()
                .orElse(0);
    }

    private static void print(String what, Duration silence) {
        System.out.println("DroppedSocketIT: %s %d ms".formatted(what, silence.toMillis()));
    }
}
