package io.greenline.web;

import io.greenline.backend.Backends;
import io.greenline.backend.Deliveries;
import io.greenline.backend.Deliveries.Due;
import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what was left for backends, each message at least once: it is marked after the backend took it, so a message whose
 * mark was lost goes out again, with the same {@code Idempotency-Key}. A message that cannot be delivered is tried ever more
 * seldom, and after a day kept for a person.
 */
public final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    /** How long a message is tried. */
    static final Duration TRIED_FOR = Duration.ofHours(24);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration ONE_TRY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 16;

    private final Deliveries deliveries;
    private final Backends backends;
    private final InstantSource clock;
    private final Duration look;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LongAdder delivered = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final Thread thread;

    /** @param look how often it looks for new messages */
    public OutboxSender(Deliveries deliveries, Backends backends, InstantSource clock, Duration look) {
        this.deliveries = deliveries;
        this.backends = backends;
        this.clock = clock;
        this.look = look;
        this.thread = Thread.ofVirtual().name("outbox").unstarted(this::run);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Messages delivered since the start. */
    public long delivered() {
        return delivered.sum();
    }

    /** Messages given up since the start. */
    public long givenUp() {
        return givenUp.sum();
    }

    private void run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!closing.await(look.toNanos(), TimeUnit.NANOSECONDS)) {
                sendAllDue(threads);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("the outbox stops in the middle of a delivery; it is made again after the start");
        }
    }

    private void sendAllDue(ExecutorService threads) throws InterruptedException {
        try {
            List<Due> due = deliveries.due(clock.instant(), AT_ONCE);
            while (!due.isEmpty() && closing.getCount() > 0) {
                sendTogether(due, threads);
                due = deliveries.due(clock.instant(), AT_ONCE);
            }
        } catch (Deliveries.Unavailable e) {
            LOG.warn("messages wait: {}", e.getMessage());
        } catch (RuntimeException fault) {
            // Without this thread nothing would ever be delivered again.
            LOG.error("messages wait: the engine failed on one of them; please report this", fault);
        }
    }

    /** A slow backend delays the others by one try at most. */
    private void sendTogether(List<Due> due, ExecutorService threads)
            throws InterruptedException, Deliveries.Unavailable {
        List<Future<Reply>> replies = new ArrayList<>();
        for (Due one : due) {
            replies.add(threads.submit(() -> backends.ask(request(one.message()))));
        }
        try {
            for (int i = 0; i < due.size(); i++) {
                note(due.get(i), replies.get(i));
            }
        } finally {
            replies.forEach(reply -> reply.cancel(true));
        }
    }

    private static Request request(io.greenline.backend.Outbox.Message message) {
        return new Request(
                message.backend(),
                Request.Method.POST,
                message.path(),
                Optional.of(message.body()),
                message.id(),
                ONE_TRY,
                0);
    }

    private void note(Due due, Future<Reply> reply) throws InterruptedException, Deliveries.Unavailable {
        try {
            switch (reply.get()) {
                case Reply.Done _ -> {
                    deliveries.delivered(due.message().id(), clock.instant());
                    delivered.increment();
                }
                case Reply.Missing _ ->
                    failed(
                            due,
                            "'%s' does not know this path"
                                    .formatted(due.message().backend()));
                case Reply.Failed(String why) -> failed(due, why);
            }
        } catch (ExecutionException fault) {
            LOG.error(
                    "message {} to '{}' could not be sent",
                    due.message().id(),
                    due.message().backend(),
                    fault);
            failed(due, "the engine failed; see its log");
        }
    }

    private void failed(Due due, String why) throws Deliveries.Unavailable {
        Instant now = clock.instant();
        String id = due.message().id();
        if (Duration.between(due.message().left(), now).compareTo(TRIED_FOR) >= 0) {
            deliveries.giveUp(id, now, why);
            givenUp.increment();
            LOG.error("message {} is given up after {} tries: {}; greenline outbox list", id, due.tries() + 1, why);
        } else {
            deliveries.postpone(id, now.plus(pause(due.tries())), why);
        }
    }

    /** Doubles from 2 s to 15 min, half as much more or less, so that many messages do not come back together. */
    static Duration pause(int tries) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 12));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return Duration.ofMillis(
                (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
    }

    /** Stops; a delivery that runs is made again after the next start. Waits for the last mark. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(ONE_TRY);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
