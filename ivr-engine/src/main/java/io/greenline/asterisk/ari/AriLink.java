package io.greenline.asterisk.ari;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to one Asterisk: one {@link AriConnection} after the other, for ever; carries requests and events. Everything but
 * {@link #send}, {@link #ask} and the queries happens on its one event loop.
 */
final class AriLink {
    private static final Logger LOG = LoggerFactory.getLogger(AriLink.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration STABLE = Duration.ofSeconds(5);

    private final AriSettings settings;
    private final LongSupplier nanos;
    private final Owner owner;
    private final AriLoop loop;
    private final Outbox outbox;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final LongAdder requests = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder connections = new LongAdder();

    // Written on the event loop; read by calls' threads (may I send?) and by health.
    private volatile LinkState state = LinkState.IDLE;
    private volatile String detail = "not opened yet";
    private volatile int overdue;
    private volatile String switchName = "";

    private @Nullable AriConnection connection;
    private long readySince;
    private long nextPing;

    /** What the link tells, on the event loop. */
    interface Owner {
        void event(AriEvent event);

        /** Connected: this is what Asterisk has. What calls wait to send goes out when this returns. */
        void synced(Snapshot snapshot);

        void replaced();
    }

    /** @param nanos by which it goes how long an answer may be owed, as {@link System#nanoTime} tells it */
    AriLink(AriSettings settings, LongSupplier nanos, Owner owner) {
        this.settings = settings;
        this.nanos = nanos;
        this.owner = owner;
        this.outbox = new Outbox(settings);
        this.loop = new AriLoop(settings);
    }

    void open() {
        boolean _ = loop.execute(() -> {
            step(LinkState.Event.OPEN);
            connect();
        });
        loop.every(TICK, this::tick);
    }

    /** Sends a request from any thread; the reply comes on the event loop, or at once when nothing may be sent. */
    void send(AriRequest request, Consumer<Reply> reply) {
        if (!state.alive()) {
            reply.accept(new Reply.Fenced());
            return;
        }
        if (!loop.execute(() -> submit(request, reply))) {
            reply.accept(new Reply.Fenced());
        }
    }

    /** Sends a request whose answer nobody needs. */
    void tell(AriRequest request) {
        send(request, reply -> {
            switch (reply) {
                case Reply.Done done
                when done.status() >= 400 && !done.notFound() ->
                    LOG.debug("{} answered {} {}", request.title(), done.status(), done.body());
                case Reply.Missing missing -> LOG.warn("{}", missing.why());
                case Reply.Done _, Reply.InDoubt _, Reply.Fenced _ -> {}
            }
        });
    }

    /** Sends a request and waits for its answer; the thread of a call. */
    Reply ask(AriRequest request) throws InterruptedException {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        send(request, answer::complete);
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs something on the event loop, after what was sent before; false when the link is closed. Any thread. */
    boolean execute(Runnable what) {
        return loop.execute(what);
    }

    /** Runs something on the event loop after a while, if the link is not closed by then. */
    void later(Duration after, Runnable what) {
        loop.later(after, what);
    }

    LinkState state() {
        return state;
    }

    /** Whether what is asked now goes out in a moment; false before the first connect, and while the connection is away. */
    boolean upSoon() {
        LinkState now = state;
        return connections.sum() > 0 && (now == LinkState.READY || now == LinkState.SYNCING);
    }

    /** One line for people. */
    String detail() {
        return overdue > 0 ? detail + "; " + overdue + " commands in a row were not answered in time" : detail;
    }

    /** Whether Asterisk answers what it is asked. */
    boolean responsive() {
        return overdue < 3;
    }

    /** Our end of the connection; loopback while there is none. On the event loop. */
    InetAddress localAddress() {
        AriConnection open = connection;
        return open == null ? InetAddress.getLoopbackAddress() : open.localAddress();
    }

    /** Asterisk's system name; empty before the first connect and where it has none. */
    String switchName() {
        return switchName;
    }

    long requests() {
        return requests.sum();
    }

    long messages() {
        return messages.sum();
    }

    long connections() {
        return connections.sum();
    }

    /** Closes the connection; nothing is sent any more. Never throws. */
    void close() {
        loop.close(said -> {
            step(LinkState.Event.CLOSE);
            outbox.fence();
            AriConnection open = connection;
            connection = null;
            if (open == null) {
                said.run();
            } else {
                open.goodbye(said);
            }
        });
    }

    private void submit(AriRequest request, Consumer<Reply> reply) {
        if (!state.alive()) {
            reply.accept(new Reply.Fenced());
            return;
        }
        requests.increment();
        outbox.submit(request, reply, nanos.getAsLong());
    }

    private void connect() {
        if (state != LinkState.CONNECTING) {
            return;
        }
        AriConnection next = new AriConnection(settings, loop, outbox, nanos, new Heard());
        connection = next;
        next.open();
    }

    private void step(LinkState.Event event) {
        LinkState before = state;
        state = before.on(event);
        if (state != before) {
            LOG.debug("ARI {}: {} to {}", settings.url(), before, state);
        }
    }

    private void tick() {
        long now = nanos.getAsLong();
        outbox.expire(now);
        overdue = outbox.overdue();
        AriConnection open = connection;
        if (open != null && state == LinkState.READY && now - nextPing >= 0) {
            nextPing = now + settings.patience().ping().toNanos();
            open.ping();
        }
    }

    private void lost(String why) {
        LinkState before = state;
        step(LinkState.Event.LOST);
        drop();
        if (state != LinkState.WAITING) {
            return;
        }
        if (before == LinkState.READY) {
            LOG.warn("the ARI connection to {} is lost: {}", settings.url(), why);
            if (nanos.getAsLong() - readySince > STABLE.toNanos()) {
                backoff.succeeded();
            }
        }
        outbox.lost(nanos.getAsLong());
        Duration wait = backoff.next();
        detail = "no connection to %s: %s; trying again".formatted(settings.url(), why);
        LOG.debug("{} in {}", detail, wait);
        loop.later(wait, this::retry);
    }

    private void retry() {
        step(LinkState.Event.RETRY);
        connect();
    }

    private void drop() {
        AriConnection open = connection;
        connection = null;
        if (open != null) {
            open.abandon();
        }
    }

    private void replaced() {
        step(LinkState.Event.REPLACED);
        outbox.fence();
        detail = "another engine took the application '%s' on %s: give each engine its own name, then restart this one"
                .formatted(settings.application(), settings.url());
        LOG.error("{}", detail);
        drop();
        owner.replaced();
    }

    private void synced(Snapshot snapshot, String way) {
        connections.increment();
        readySince = nanos.getAsLong();
        nextPing = readySince + settings.patience().ping().toNanos();
        detail = "Asterisk %s at %s, requests over %s".formatted(snapshot.info().version(), settings.url(), way);
        LOG.info(
                "connected to {}; {} channels, {} bridges",
                detail,
                snapshot.channels().size(),
                snapshot.bridges().size());
        switchName = snapshot.info().systemName();
        if (switchName.isEmpty()) {
            LOG.warn("{} has no systemname in asterisk.conf: the ids of its calls are not its own", settings.url());
        }
        owner.synced(snapshot);
        step(LinkState.Event.SYNCED);
        outbox.release(readySince);
    }

    /** What the connection tells. */
    private final class Heard implements AriConnection.Owner {
        @Override
        public void connected() {
            step(LinkState.Event.CONNECTED);
        }

        @Override
        public void synced(Snapshot snapshot, String way) {
            AriLink.this.synced(snapshot, way);
        }

        @Override
        public void event(AriEvent event) {
            messages.increment();
            switch (event) {
                case AriEvent.Answer answer -> outbox.answered(answer);
                case AriEvent.Replaced _ -> replaced();
                case AriEvent.Entered _,
                        AriEvent.Left _,
                        AriEvent.Destroyed _,
                        AriEvent.KeyReleased _,
                        AriEvent.PlaybackEnded _,
                        AriEvent.Dialled _,
                        AriEvent.RecordingEnded _,
                        AriEvent.RecordingFailed _,
                        AriEvent.DeviceChanged _,
                        AriEvent.TextReceived _,
                        AriEvent.Unknown _,
                        AriEvent.Malformed _ -> owner.event(event);
            }
        }

        @Override
        public void lost(String why) {
            AriLink.this.lost(why);
        }
    }
}
