package io.greenline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.backend.BackendName;
import io.greenline.backend.Deliveries;
import io.greenline.backend.Outbox;
import io.greenline.store.RequestFile;
import io.greenline.store.SqliteOutbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxSenderTest {
    private static final BackendName SMS = new BackendName("sms");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration LOOK = Duration.ofMillis(5);

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private Peer peer;
    private RequestFile file;
    private SqliteOutbox outbox;
    private HttpBackends backends;

    @BeforeEach
    void open() throws IOException {
        peer = new Peer();
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(5));
        outbox = new SqliteOutbox(file, Set.of(SMS));
        WebLimits limits = new WebLimits(Duration.ofSeconds(2), 64, 1_000, Duration.ofHours(1), Duration.ofMillis(1));
        backends = new HttpBackends(
                Map.of(SMS, new BackendAddress(peer.base(), Optional.empty())), limits, WebListener.NONE);
        answers(200);
    }

    @AfterEach
    void close() {
        backends.close();
        peer.close();
        file.close();
    }

    private void answers(int status) {
        peer.does(exchange -> {
            Peer.answer(exchange, status, "{}");
            arrived.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        });
    }

    private OutboxSender sender() {
        OutboxSender sender = new OutboxSender(outbox, backends, now::get, LOOK);
        sender.start();
        return sender;
    }

    private void leave(String id) throws Outbox.NotLeft {
        outbox.leave(new Outbox.Message(id, SMS, "/messages", "{\"text\":\"来电\"}", NOON));
    }

    private String nextArrival() throws InterruptedException {
        return String.valueOf(arrived.poll(10, TimeUnit.SECONDS));
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void whatWasLeftArrivesOnceWithItsKey() throws Exception {
        try (OutboxSender sender = sender()) {
            leave("call-1-4");
            assertThat(nextArrival()).isEqualTo("call-1-4");
            until(() -> sender.delivered() == 1);
            assertThat(peer.asked())
                    .containsExactly(new Peer.Asked("POST", "/api/messages", "call-1-4", "null", "{\"text\":\"来电\"}"));
            assertThat(outbox.counts()).isEqualTo(new SqliteOutbox.Counts(0, 0));
        }
    }

    @Test
    void aBackendInTroubleIsTriedLaterAndNotAtOnce() throws Exception {
        answers(503);
        try (OutboxSender sender = sender()) {
            leave("a");
            nextArrival();
            until(() -> outbox.waiting(1).getFirst().tries() == 1);
            assertThat(arrived.poll(50, TimeUnit.MILLISECONDS)).isNull();
            answers(200);
            now.set(NOON.plusSeconds(4));
            assertThat(nextArrival()).isEqualTo("a");
            until(() -> sender.delivered() == 1);
        }
    }

    @Test
    void afterADayItIsGivenUpAndKept() throws Exception {
        answers(400);
        leave("a");
        now.set(NOON.plus(OutboxSender.TRIED_FOR));
        try (OutboxSender sender = sender()) {
            until(() -> sender.givenUp() == 1);
        }
        assertThat(outbox.dead(10))
                .singleElement()
                .satisfies(line -> assertThat(line.why()).isEqualTo("'sms' answered 400"));
    }

    @Test
    void aMessageThatWasSentButNotMarkedGoesOutAgainWithTheSameKey() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        peer.does(exchange -> {
            arrived.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            try {
                go.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            Peer.answer(exchange, 200, "{}");
        });
        leave("a");
        OutboxSender killed = sender();
        assertThat(nextArrival()).isEqualTo("a");
        killed.close();
        assertThat(killed.delivered()).isZero();
        go.countDown();
        try (OutboxSender restarted = sender()) {
            assertThat(nextArrival()).isEqualTo("a");
            until(() -> restarted.delivered() == 1);
        }
        assertThat(outbox.counts().waiting()).isZero();
    }

    @Test
    void aFaultOfTheEngineStopsNothingForEver() throws Exception {
        CountDownLatch lookedAgain = new CountDownLatch(2);
        Deliveries faulty = new Faulty(lookedAgain::countDown);
        try (OutboxSender sender = new OutboxSender(faulty, backends, now::get, LOOK)) {
            sender.start();
            assertThat(lookedAgain.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Fails whenever it is looked into. */
    private record Faulty(Runnable looked) implements Deliveries {
        @Override
        public List<Due> due(Instant at, int most) {
            looked.run();
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void delivered(String id, Instant at) {}

        @Override
        public void postpone(String id, Instant until, String why) {}

        @Override
        public void giveUp(String id, Instant at, String why) {}
    }

    @Test
    void manyMessagesAllArriveOnce() throws Exception {
        for (int i = 0; i < 100; i++) {
            leave("m" + i);
        }
        try (OutboxSender sender = sender()) {
            until(() -> sender.delivered() == 100);
        }
        assertThat(peer.asked().stream().map(Peer.Asked::key).distinct()).hasSize(100);
        assertThat(peer.asked()).hasSize(100);
    }

    @Test
    void pausesGrowToAQuarterOfAnHourAndDiffer() {
        assertThat(OutboxSender.pause(0)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        assertThat(OutboxSender.pause(4)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(48));
        assertThat(OutboxSender.pause(200)).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(23));
    }
}
