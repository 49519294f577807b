package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Event;
import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dialplans that change under callers on a real Asterisk: nobody is lost, and everybody keeps the version she has. */
class ReloadIT {
    private static final int PORT_BASE = 29_500;
    private static final int CALLS = 200;
    private static final int CALLS_A_SECOND = 20;
    private static final Duration ROUND = Duration.ofSeconds(4);

    private static Hotline hotline;
    private static Phone phone;

    /** Says other things everywhere, and has prompts that must be synthesised first. */
    private static String changed(String spare) {
        return Hotline.dialplan()
                .replace("play: welcome,", "play: welcome-new,")
                .replace("menu: menu\n", "menu: menu-new\n")
                .replace("play: thanks,", "play: thanks-new,")
                .replace("      - {key: 9,", "      - {key: 5, value: spare, next: spare}\n      - {key: 9,")
                .replace("  more: {", "  spare: {play: spare, next: menu}\n  more: {")
                .replace("  welcome: {en", "  spare: {en-US: %s}\n  welcome-new: {en".formatted(spare))
                .replace("  menu: {en", "  menu-new: {en")
                .replace("  thanks: {en", "  thanks-new: {en");
    }

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        hotline = Hotline.open(PORT_BASE, "--rtp", (PORT_BASE + 100) + "-" + (PORT_BASE + 1_000));
        phone = hotline.phone();
        for (String prompt : List.of("welcome-new", "menu-new", "thanks-new")) {
            hotline.record(prompt);
        }
    }

    @AfterAll
    static void close() throws IOException {
        hotline.close();
    }

    @AfterEach
    void clear() throws Exception {
        hotline.clear();
        Files.writeString(hotline.dialplanFile(), Hotline.dialplan());
    }

    /** A caller in the menu who asks for it again and again. */
    private record Sitting(PhoneCall call, String number) {
        static Sitting down() throws Exception {
            String number = hotline.number();
            PhoneCall call = phone.call("ari-" + number);
            call.awaitSound(hotline.sound("menu"), SOON);
            call.awaitSoundEnd(hotline.sound("menu"), SOON);
            return new Sitting(call, number);
        }

        /** Nanoseconds from the key to the first packet of the menu. */
        long asksAgain() throws InterruptedException {
            long pressed = call.press("9");
            long heard = call.awaitSound(hotline.sound("menu"), SOON);
            call.awaitSoundEnd(hotline.sound("menu"), SOON);
            return heard - pressed;
        }

        /** Ends her call by a key, hearing what her own version says. */
        void ends() throws Exception {
            call.press("1");
            call.awaitSound(hotline.sound("thanks"), SOON);
            assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.THEM);
            Story story = hotline.awaitEnd(number);
            assertThat(story.end().orElseThrow().by()).isEqualTo(Party.ENGINE);
        }
    }

    private static List<Sitting> sit(int calls) throws Exception {
        List<Future<Sitting>> coming = new ArrayList<>();
        CountDownLatch never = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < calls; call++) {
                coming.add(threads.submit(Sitting::down));
                boolean _ = never.await(1_000 / CALLS_A_SECOND, TimeUnit.MILLISECONDS);
            }
        }
        List<Sitting> all = new ArrayList<>();
        for (Future<Sitting> each : coming) {
            all.add(each.get());
        }
        return all;
    }

    /** Everybody asks again, spread over a round, until told to stop; every delay. */
    private static Collection<Long> round(List<Sitting> all, CountDownLatch until) throws Exception {
        Collection<Long> delays = new ConcurrentLinkedQueue<>();
        List<Future<?>> acts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < all.size(); i++) {
                Sitting caller = all.get(i);
                long waits = ROUND.toMillis() * i / all.size();
                acts.add(threads.submit(() -> {
                    CountDownLatch never = new CountDownLatch(1);
                    boolean _ = never.await(waits, TimeUnit.MILLISECONDS);
                    do {
                        delays.add(caller.asksAgain());
                    } while (!until.await(ROUND.toMillis() - 1_000, TimeUnit.MILLISECONDS));
                    return caller;
                }));
            }
        }
        for (Future<?> act : acts) {
            act.get();
        }
        return delays;
    }

    private static void hearsNew(String welcome, String menu) throws Exception {
        PhoneCall call = phone.call("ari-" + hotline.number());
        call.awaitSound(hotline.sound(welcome), SOON);
        call.awaitSound(hotline.sound(menu), SOON);
        call.hangUp();
        assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.US);
    }

    @Test
    void twoHundredCallsGoOnUndisturbedWhileADialplanIsPublishedAndTakenBack() throws Exception {
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            List<Sitting> all = sit(CALLS);
            CountDownLatch atOnce = new CountDownLatch(0);
            round(all, atOnce);
            Collection<Long> before = round(all, atOnce);

            Collection<Long> during;
            CountDownLatch published = new CountDownLatch(1);
            try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Collection<Long>> asking = beside.submit(() -> round(all, published));
                try {
                    publishes(engine, beside);
                    hearsNew("welcome-new", "menu-new");
                } finally {
                    published.countDown();
                }
                during = asking.get();
            }
            print("key to prompt of %d calls before: %s; while publishing: %s"
                    .formatted(CALLS, quantiles(before), quantiles(during)));
            print("the engine's own step: mean %.2f ms, worst %.1f ms"
                    .formatted(
                            1_000
                                    * engine.metric("greenline_step_seconds_sum")
                                    / engine.metric("greenline_step_seconds_count"),
                            1_000 * engine.metric("greenline_step_seconds_max")));

            assertThat(engine.metric("greenline_calls_handed_back_total")).isZero();
            EngineProcess.Said rolledBack = engine.command("rollback", "survival");
            assertThat(rolledBack.code()).as(rolledBack.output()).isZero();
            hearsNew("welcome", "menu");
            assertThat(hotline.dialplanFile()).hasContent(Hotline.dialplan());

            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> ends = new ArrayList<>();
                for (Sitting caller : all) {
                    ends.add(threads.submit(() -> {
                        caller.ends();
                        return caller;
                    }));
                }
                for (Future<?> end : ends) {
                    end.get();
                }
            }
            assertThat(all.stream()
                            .map(caller ->
                                    hotline.story(caller.number()).isWhole().version())
                            .distinct())
                    .hasSize(1);
        }
    }

    private static void publishes(EngineProcess engine, ExecutorService beside) throws Exception {
        Future<Long> saveToLive = beside.submit(() -> saveToLive(engine));
        Path draft = hotline.write("drafts/survival.yaml", changed("A prompt nobody has said before"));
        EngineProcess.Said said = engine.command("publish", draft.toString());
        assertThat(said.code()).as(said.output()).isZero();
        assertThat(said.output()).contains("+ edge menu, key 5: spare", "+ node spare: play", " is live after ");
        print("live %d ms after the file was saved".formatted(saveToLive.get() / 1_000_000));
    }

    /** From the first look at the new file to the engine's word that it is live. */
    private static long saveToLive(EngineProcess engine) throws Exception {
        Patience.until(
                "the file is there",
                SOON,
                () -> !Files.readString(hotline.dialplanFile()).equals(Hotline.dialplan()));
        long saved = System.nanoTime();
        Patience.until("it is live", SOON, () -> engine.metric("greenline_dialplan_went_live_total") == 2);
        return System.nanoTime() - saved;
    }

    @Test
    void aBadFileChangesNothingAndIsTold() throws Exception {
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            Files.writeString(hotline.dialplanFile(), Hotline.dialplan().replace("next: menu}", "next: mneu}"));
            Patience.until("it is refused", SOON, () -> engine.metric("greenline_dialplan_refused") == 1);
            hearsNew("welcome", "menu");
            EngineProcess.Said status = engine.command("status");
            assertThat(status.code()).isEqualTo(1);
            assertThat(status.output())
                    .contains("survival.yaml:8:", "did you mean 'menu'?", "refused since")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aCallGoesOnInItsOwnVersionInTheNextEngine() throws Exception {
        List<Sitting> all;
        try (EngineProcess engine = hotline.engine().awaitReady()) {
            all = sit(5);
            Files.writeString(hotline.dialplanFile(), changed("Another prompt that nobody has said before"));
            Patience.until("it is live", SOON, () -> engine.metric("greenline_dialplan_went_live_total") == 2);
            engine.kill();
        }
        try (EngineProcess _ = hotline.engine().awaitReady()) {
            for (Sitting caller : all) {
                caller.call().awaitSound(hotline.sound("menu"), SOON);
                caller.ends();
                Story story = hotline.story(caller.number());
                assertThat(story.resumptions()).isEqualTo(1);
                assertThat(story.entries())
                        .noneMatch(entry -> entry.event() instanceof Event.Decided(var _, String decision, var _)
                                && decision.contains("another version"));
            }
            hearsNew("welcome-new", "menu-new");
        }
    }

    private static String quantiles(Collection<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return "%d times, median %d ms, p99 %d ms, worst %d ms"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2) / 1_000_000,
                        sorted.get(sorted.size() * 99 / 100) / 1_000_000,
                        sorted.getLast() / 1_000_000);
    }

    /** Figures are part of what this test is for. */
    private static void print(String line) {
        System.out.println("ReloadIT: " + line);
    }
}
