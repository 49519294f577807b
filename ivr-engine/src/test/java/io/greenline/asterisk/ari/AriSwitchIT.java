package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.AriSettings.PromptFolder;
import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.call.Playback;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneSettings;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only a real Asterisk can show: calls that outlive the connection, the engine, and the engine's name. */
class AriSwitchIT {
    private static final int PORT_BASE = 23_700;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PROMPT = Duration.ofSeconds(2);

    private static AsteriskInstance asterisk;
    private static Phone phone;
    private static Heard.Mark menu;
    private static Heard.Mark thanks;

    @BeforeAll
    static void start() throws Exception {
        asterisk = AsteriskInstance.start(PORT_BASE);
        MarkedSounds sounds = new MarkedSounds(asterisk.prompts());
        menu = sounds.write("menu", PROMPT);
        thanks = sounds.write("thanks", PROMPT);
        phone = Phone.open(PhoneSettings.caller(asterisk.sip()));
    }

    @AfterAll
    static void stop() throws IOException {
        phone.close();
        asterisk.close();
    }

    @Test
    void aDroppedConnectionDuringAPromptIsNotHeard() throws Exception {
        try (Cable cable = new Cable(asterisk.ari());
                Engine engine = new Engine(cable.url())) {
            PhoneCall call = phone.call("ari-95598");
            call.awaitSound(menu, SOON);
            cable.cut();
            engine.awaitReconciled();
            call.press("1");
            call.awaitSound(thanks, SOON);
            call.awaitSoundEnd(thanks, SOON);
            call.awaitEnd(SOON);
            assertThat(engine.result())
                    .isEqualTo(List.of(new CallEvent.DigitPressed(DtmfDigit.ONE), new CallEvent.PlaybackFinished()));
        }
    }

    @Test
    void aNewEngineGoesOnWithTheCallOfTheOneBefore() throws Exception {
        Engine first = new Engine(asterisk.ari());
        PhoneCall call = phone.call("ari-95598");
        call.awaitSound(menu, SOON);
        first.close();
        assertThat(first.result()).isEqualTo("interrupted");
        try (Engine second = new Engine(asterisk.ari())) {
            assertThat(second.present).hasSize(1);
            call.press("1");
            call.awaitSound(thanks, SOON);
            call.awaitEnd(SOON);
            assertThat(second.result())
                    .isEqualTo(List.of(new CallEvent.DigitPressed(DtmfDigit.ONE), new CallEvent.PlaybackFinished()));
        }
    }

    @Test
    void aSecondEngineOfTheSameNameTakesTheCallsAndTheFirstIsSilent() throws Exception {
        try (Engine first = new Engine(asterisk.ari())) {
            PhoneCall call = phone.call("ari-95598");
            call.awaitSound(menu, SOON);
            try (Engine second = new Engine(asterisk.ari())) {
                assertThat(first.result()).isEqualTo("interrupted");
                assertThat(first.ari.health().detail()).contains("another engine took");
                call.press("1");
                call.awaitSound(thanks, SOON);
                call.awaitEnd(SOON);
                assertThat(second.result()).isInstanceOf(List.class);
            }
        }
    }

    /** An engine whose calls play the menu, take a key, and say thanks. */
    private static final class Engine implements CallHandler, AutoCloseable {
        private final AriSwitch ari;
        private final BlockingQueue<Object> results = new LinkedBlockingQueue<>();
        private final BlockingQueue<Set<CallId>> reconciled = new LinkedBlockingQueue<>();
        private final Set<CallId> present;

        Engine(URI url) throws InterruptedException {
            Password password = new Password(asterisk.ariPassword());
            ari = new AriSwitch(
                    AriSettings.of(url, asterisk.ariUser(), password, "greenline")
                            .withPrompts(new PromptFolder(asterisk.prompts(), asterisk.switchPrompts())),
                    InstantSource.system());
            ari.open(this);
            present = awaitReconciled();
        }

        @Override
        public void handle(CallLeg leg) {
            try {
                leg.answer();
                CallEvent key = leg.play(playback("menu"));
                if (key instanceof CallEvent.PlaybackFinished) {
                    key = leg.await(SOON);
                }
                CallEvent said = leg.play(playback("thanks"));
                leg.hangUp(HangupCause.NORMAL_CLEARING);
                results.add(List.of(key, said));
            } catch (InterruptedException letGo) {
                results.add("interrupted");
                Thread.currentThread().interrupt();
            }
        }

        private static Playback playback(String name) {
            return new Playback(List.of(new Sound(asterisk.prompts().resolve(name), name, PROMPT)), BargeIn.DTMF);
        }

        Set<CallId> awaitReconciled() throws InterruptedException {
            return poll(reconciled);
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
        public void reconciled(String driver, String switchName, Set<CallId> calls) {
            reconciled.add(calls);
        }

        @Override
        public void replaced(String driver, String switchName) {}

        @Override
        public void close() {
            ari.close();
        }
    }
}
