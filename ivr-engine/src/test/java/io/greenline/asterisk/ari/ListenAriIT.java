package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.AriSettings.PromptFolder;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.asterisk.media.AudioSocketSettings;
import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneLaw;
import io.greenline.phone.PhoneSettings;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Listening to callers on a real Asterisk, each way that it can bring a voice. */
class ListenAriIT {
    private static final int PORT_BASE = 25_800;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PROMPT = Duration.ofSeconds(4);
    private static final int ROUNDS = 30;

    private static AsteriskInstance asterisk;
    private static AudioSocketServer audio;
    private static Heard.Mark menu;

    @BeforeAll
    static void start() throws Exception {
        asterisk = AsteriskInstance.start(PORT_BASE);
        menu = new MarkedSounds(asterisk.prompts()).write("menu", PROMPT);
        audio = new AudioSocketServer(AudioSocketSettings.onLoopback(0));
        audio.open();
    }

    @AfterAll
    static void stop() throws IOException {
        audio.close();
        asterisk.close();
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(VoiceWay.WEB_SOCKET, VoiceFormat.SLIN),
                Arguments.of(VoiceWay.WEB_SOCKET, VoiceFormat.ULAW),
                Arguments.of(VoiceWay.WEB_SOCKET, VoiceFormat.ALAW),
                Arguments.of(VoiceWay.AUDIO_SOCKET, VoiceFormat.SLIN));
    }

    /** A phone of each law speaks at the same time, while a loud prompt plays to both. */
    @ParameterizedTest
    @MethodSource("ways")
    void twoCallersAreHeardAtOnceAsTheySpokeAndNothingElse(VoiceWay way, VoiceFormat format) throws Exception {
        Map<PhoneLaw, Pcm> speech = Map.of(PhoneLaw.PCMU, Speech.of(1), PhoneLaw.PCMA, Speech.of(2));
        try (Engine engine = new Engine(asterisk.ari(), new AriSettings.Voice(Optional.of(way), format), leg -> {
                    Recording voice = new Recording();
                    leg.answer();
                    Ear ear = leg.listen(voice);
                    ear.play(prompt(BargeIn.NONE));
                    ear.await(Duration.ofMillis(100));
                    ear.close();
                    return List.of(leg.call().callingName(), voice);
                });
                Phone muLaw = phone(PhoneLaw.PCMU);
                Phone aLaw = phone(PhoneLaw.PCMA)) {
            CompletableFuture<Void> one = speaks(muLaw, speech.get(PhoneLaw.PCMU));
            CompletableFuture<Void> other = speaks(aLaw, speech.get(PhoneLaw.PCMA));
            CompletableFuture.allOf(one, other).get(SOON.toSeconds(), TimeUnit.SECONDS);
            for (int call = 0; call < 2; call++) {
                List<?> result = (List<?>) engine.result();
                PhoneLaw law = PhoneLaw.valueOf((String) result.getFirst());
                Recording voice = (Recording) result.getLast();
                PhoneLaw not = law == PhoneLaw.PCMU ? PhoneLaw.PCMA : PhoneLaw.PCMU;
                assertThat(voice.losses()).isEmpty();
                assertThat(Speech.share(speech.get(law), voice.heard())).isGreaterThanOrEqualTo(0.6);
                assertThat(Speech.share(speech.get(not), voice.heard())).isZero();
                assertThat(Speech.loudestOutside(speech.get(law), voice.heard()))
                        .isLessThan(100);
            }
        }
    }

    private static CompletableFuture<Void> speaks(Phone phone, Pcm speech) {
        CompletableFuture<Void> said = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                PhoneCall call = phone.call("ari-95598");
                call.awaitSound(menu, SOON);
                call.speak(speech);
                call.awaitEnd(SOON);
                said.complete(null);
            } catch (InterruptedException | RuntimeException | Error failed) {
                said.completeExceptionally(failed);
            }
        });
        return said;
    }

    @Test
    void aNudgeAndAKeyStopThePromptLongBeforeItsEnd(TestReporter reporter) throws Exception {
        BlockingQueue<Ear> ears = new LinkedBlockingQueue<>();
        try (Engine engine = new Engine(asterisk.ari(), AriSettings.Voice.usual(), leg -> {
                    leg.answer();
                    Ear ear = leg.listen(new Recording());
                    List<CallEvent> events = new ArrayList<>();
                    for (int round = 0; round < 2 * ROUNDS; round++) {
                        ears.add(ear);
                        events.add(ear.play(prompt(BargeIn.DTMF)));
                        ear.await(Duration.ofMillis(200));
                    }
                    ear.close();
                    return events;
                });
                Phone phone = phone(PhoneLaw.PCMU)) {
            PhoneCall call = phone.call("ari-95598");
            List<Long> nudged = new ArrayList<>();
            List<Long> keyed = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Ear ear = ears.poll(SOON.toSeconds(), TimeUnit.SECONDS);
                call.awaitSound(menu, SOON);
                long now = System.nanoTime();
                ear.nudge();
                nudged.add(call.awaitSoundEnd(menu, SOON) - now);
                ears.poll(SOON.toSeconds(), TimeUnit.SECONDS);
                call.awaitSound(menu, SOON);
                long released = call.press("1");
                keyed.add(call.awaitSoundEnd(menu, SOON) - released);
            }
            reporter.publishEntry(Map.of(
                    "nudge to silence, p50 and p95 in ms", percentiles(nudged),
                    "key to silence, p50 and p95 in ms", percentiles(keyed)));
            assertThat(nudged).allMatch(nanos -> nanos < PROMPT.toNanos() / 4);
            assertThat(keyed).allMatch(nanos -> nanos < PROMPT.toNanos() / 4);
            List<?> events = (List<?>) engine.result();
            assertThat(events.stream().filter(CallEvent.Nudged.class::isInstance))
                    .hasSize(ROUNDS);
            assertThat(events.stream().filter(CallEvent.DigitPressed.class::isInstance))
                    .hasSize(ROUNDS);
        }
    }

    private static String percentiles(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return "%d %d"
                .formatted(sorted.get(sorted.size() / 2) / 1_000_000, sorted.get(sorted.size() * 95 / 100) / 1_000_000);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aCallThatIsListenedToAgainAndAgainLeavesNothingBehind(VoiceWay way, VoiceFormat format) throws Exception {
        BlockingQueue<Boolean> goOn = new LinkedBlockingQueue<>();
        try (Engine engine = new Engine(asterisk.ari(), new AriSettings.Voice(Optional.of(way), format), leg -> {
                    leg.answer();
                    Recording all = new Recording();
                    for (int round = 0; round < ROUNDS; round++) {
                        Ear ear = leg.listen(all);
                        if (round % 3 != 0) { // every third is closed while it is being set up
                            all.awaitSamples(all.heard().length + 1);
                        }
                        ear.close();
                    }
                    goOn.take();
                    return all;
                });
                Phone phone = phone(PhoneLaw.PCMU)) {
            PhoneCall call = phone.call("ari-95598");
            call.awaitAnswer(SOON);
            call.speak(Speech.of(1));
            Machine.awaitOnly(1);
            goOn.add(true);
            Recording voice = (Recording) engine.result();
            assertThat(voice.losses()).isEmpty();
            assertThat(voice.heard()).isNotEmpty();
            call.awaitEnd(SOON);
            Machine.awaitOnly(0);
        }
    }

    @Test
    void aCallerWhoHangsUpWhileTheEarIsBeingSetUpLeavesNothingBehind() throws Exception {
        BlockingQueue<Boolean> listening = new LinkedBlockingQueue<>();
        try (Engine engine = new Engine(asterisk.ari(), AriSettings.Voice.usual(), leg -> {
                    leg.answer();
                    leg.await(Duration.ofMillis(50));
                    Ear ear = leg.listen(new Recording());
                    listening.add(true);
                    CallEvent event = ear.await(SOON);
                    ear.close();
                    return event;
                });
                Phone phone = phone(PhoneLaw.PCMU)) {
            for (int call = 0; call < 5; call++) {
                PhoneCall placed = phone.call("ari-95598");
                listening.poll(SOON.toSeconds(), TimeUnit.SECONDS);
                placed.hangUp();
                assertThat(engine.result()).isInstanceOf(CallEvent.Released.class);
            }
            Machine.awaitOnly(0);
        }
    }

    @Test
    void whatADeadEngineLeftOfItsListeningIsTakenDownByTheNext() throws Exception {
        PhoneCall call;
        try (Phone phone = phone(PhoneLaw.PCMU)) {
            try (Cable cable = new Cable(asterisk.ari());
                    Engine dying = new Engine(cable.url(), AriSettings.Voice.usual(), leg -> {
                        leg.answer();
                        return leg.listen(new Recording()).play(prompt(BargeIn.DTMF));
                    })) {
                call = phone.call("ari-95598");
                call.awaitSound(menu, SOON);
                Machine.awaitMoreThan(2);
                cable.unplug();
                dying.ari.close();
            }
            try (Engine next = new Engine(asterisk.ari(), AriSettings.Voice.usual(), leg -> {
                Recording voice = new Recording();
                Ear ear = leg.listen(voice);
                ear.await(Duration.ofMillis(500));
                ear.close();
                Machine.awaitOnly(1);
                return voice;
            })) {
                assertThat(next.present).hasSize(1);
                Recording voice = (Recording) next.result();
                assertThat(voice.losses()).isEmpty();
                assertThat(voice.heard()).isNotEmpty();
                call.awaitEnd(SOON);
                Machine.awaitOnly(0);
            }
        }
    }

    private static Phone phone(PhoneLaw law) throws IOException {
        return Phone.open(PhoneSettings.caller(asterisk.sip())
                .withName("\"" + law + "\" ")
                .withLaw(law));
    }

    private static Playback prompt(BargeIn bargeIn) {
        return new Playback(List.of(new Sound(asterisk.prompts().resolve("menu"), "menu", PROMPT)), bargeIn);
    }

    /** What Asterisk has, as a person would see it. */
    private static final class Machine {
        private static final HttpClient HTTP = HttpClient.newHttpClient();

        static void awaitOnly(int channels) throws InterruptedException {
            await(channels, channels);
        }

        static void awaitMoreThan(int channels) throws InterruptedException {
            await(channels + 1, 100);
        }

        private static void await(int atLeast, int atMost) throws InterruptedException {
            long end = System.nanoTime() + SOON.toNanos();
            while (true) {
                int channels = count("channels");
                int bridges = count("bridges");
                boolean right = channels >= atLeast && channels <= atMost && (atMost > 1 || bridges == 0);
                if (right) {
                    return;
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError("Asterisk has %d channels and %d bridges".formatted(channels, bridges));
                }
                Thread.onSpinWait();
            }
        }

        private static int count(String what) throws InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(asterisk.ari().resolve("/ari/" + what))
                    .header(
                            "Authorization",
                            new Password(asterisk.ariPassword()).basicAuthorization(asterisk.ariUser()))
                    .build();
            try {
                String body = HTTP.send(request, BodyHandlers.ofString()).body();
                return body.split("\"creationtime\"", -1).length - 1;
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    /** What a call does; what it returns is its result. */
    private interface Conduct {
        Object run(CallLeg leg) throws InterruptedException;
    }

    private static final class Engine implements CallHandler, AutoCloseable {
        private final AriSwitch ari;
        private final Conduct conduct;
        private final BlockingQueue<Object> results = new LinkedBlockingQueue<>();
        private final BlockingQueue<Set<CallId>> reconciled = new LinkedBlockingQueue<>();
        private final Set<CallId> present;

        Engine(URI url, AriSettings.Voice voice, Conduct conduct) throws InterruptedException {
            this.conduct = conduct;
            ari = new AriSwitch(
                    AriSettings.of(url, asterisk.ariUser(), new Password(asterisk.ariPassword()), "greenline")
                            .withPrompts(new PromptFolder(asterisk.prompts(), asterisk.switchPrompts()))
                            .withVoice(voice),
                    InstantSource.system(),
                    audio);
            ari.open(this);
            present = poll(reconciled);
        }

        @Override
        public void handle(CallLeg leg) {
            try {
                results.add(conduct.run(leg));
                leg.hangUp(HangupCause.NORMAL_CLEARING);
            } catch (InterruptedException letGo) {
                results.add("interrupted");
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error failed) {
                results.add(failed);
            }
        }

        Object result() throws InterruptedException {
            return poll(results);
        }

        private <T> T poll(BlockingQueue<T> queue) throws InterruptedException {
            T next = queue.poll(3 * SOON.toMillis(), TimeUnit.MILLISECONDS);
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
