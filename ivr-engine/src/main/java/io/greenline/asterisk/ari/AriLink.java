package io.greenline.asterisk.ari;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one Asterisk: connects, reads the state, carries requests and events, and begins again when it is
 * lost, for ever. Everything but {@link #send}, {@link #ask} and the queries happens on its one event loop.
 */
final class AriLink {
    private static final Logger LOG = LoggerFactory.getLogger(AriLink.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration STABLE = Duration.ofSeconds(5);
    private static final Duration QUIET_BEFORE_SHUTDOWN = Duration.ofMillis(50);

    private final AriSettings settings;
    private final Owner owner;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;
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

    private @Nullable AriSocket socket;
    private @Nullable AriHttp http;
    private long readySince;
    private long nextPing;

    /** What the link tells, on the event loop. */
    interface Owner {
        void event(AriEvent event);

        /** Connected: this is what Asterisk has. What calls wait to send goes out when this returns. */
        void synced(Snapshot snapshot);

        void replaced();
    }

    AriLink(AriSettings settings, Owner owner) {
        this.settings = settings;
        this.owner = owner;
        this.outbox = new Outbox(settings);
        this.group = new MultiThreadIoEventLoopGroup(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("ari-" + settings.application())
                        .factory(),
                NioIoHandler.newFactory());
        this.loop = group.next();
    }

    void open() {
        loop.execute(() -> {
            step(LinkState.Event.OPEN);
            connect();
        });
        Future<?> ticking = loop.scheduleAtFixedRate(this::tick, TICK.toNanos(), TICK.toNanos(), TimeUnit.NANOSECONDS);
        ticking.addListener(ended -> {
            if (ended.cause() != null && !ended.isCancelled()) {
                LOG.error("the clock of the ARI connection to {} stopped", settings.url(), ended.cause());
            }
        });
    }

    /** Sends a request from any thread; the reply comes on the event loop, or at once when nothing may be sent. */
    void send(AriRequest request, Consumer<Reply> reply) {
        if (!state.alive()) {
            reply.accept(new Reply.Fenced());
            return;
        }
        if (loop.inEventLoop()) {
            submit(request, reply);
            return;
        }
        try {
            loop.execute(() -> submit(request, reply));
        } catch (RejectedExecutionException closed) {
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
        if (loop.inEventLoop()) {
            what.run();
            return true;
        }
        try {
            loop.execute(what);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    /** Runs something on the event loop after a while, if the link is not closed by then. On the event loop. */
    void later(Duration after, Runnable what) {
        Future<?> timer = loop.schedule(what, after.toNanos(), TimeUnit.NANOSECONDS);
        timer.addListener(ended -> {
            if (ended.cause() != null && !ended.isCancelled()) {
                LOG.error("what was to be done later for {} failed", settings.url(), ended.cause());
            }
        });
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
        AriSocket open = socket;
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
        Promise<@Nullable Void> said = loop.newPromise();
        try {
            loop.execute(() -> {
                step(LinkState.Event.CLOSE);
                outbox.fence();
                AriSocket open = socket;
                socket = null;
                if (open == null) {
                    said.setSuccess(null);
                } else {
                    open.goodbye().addListener(_ -> said.setSuccess(null));
                }
                drop();
            });
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("closed twice");
            said.setSuccess(null);
        }
        // A loop that shuts down closes its connections before it does what it was told last.
        if (!loop.inEventLoop()
                && !said.awaitUninterruptibly(settings.patience().goodbye().toMillis())) {
            LOG.warn("{} was not told goodbye in time", settings.url());
        }
        Future<?> ended = group.shutdownGracefully(
                QUIET_BEFORE_SHUTDOWN.toMillis(), settings.patience().goodbye().toMillis(), TimeUnit.MILLISECONDS);
        if (!loop.inEventLoop()
                && !ended.awaitUninterruptibly(settings.patience().goodbye().toMillis())) {
            LOG.warn("the ARI connection to {} did not close in time", settings.url());
        }
    }

    private void submit(AriRequest request, Consumer<Reply> reply) {
        if (!state.alive()) {
            reply.accept(new Reply.Fenced());
            return;
        }
        requests.increment();
        outbox.submit(request, reply, System.nanoTime());
    }

    private void connect() {
        if (state != LinkState.CONNECTING) {
            return;
        }
        Connection connection = new Connection();
        socket = new AriSocket(settings, group, connection);
        connection.own = socket;
    }

    private void step(LinkState.Event event) {
        LinkState before = state;
        state = before.on(event);
        if (state != before) {
            LOG.debug("ARI {}: {} to {}", settings.url(), before, state);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        outbox.expire(now);
        overdue = outbox.overdue();
        AriSocket open = socket;
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
            if (System.nanoTime() - readySince > STABLE.toNanos()) {
                backoff.succeeded();
            }
        }
        outbox.lost(System.nanoTime());
        Duration wait = backoff.next();
        detail = "no connection to %s: %s; trying again".formatted(settings.url(), why);
        LOG.debug("{} in {}", detail, wait);
        Future<?> retry = loop.schedule(this::retry, wait.toNanos(), TimeUnit.NANOSECONDS);
        retry.addListener(ended -> {
            if (ended.cause() != null && !ended.isCancelled()) {
                LOG.error("the next try to connect to {} could not be made", settings.url(), ended.cause());
            }
        });
    }

    private void retry() {
        step(LinkState.Event.RETRY);
        connect();
    }

    private void drop() {
        AriSocket oldSocket = socket;
        AriHttp oldHttp = http;
        socket = null;
        http = null;
        if (oldSocket != null) {
            oldSocket.abandon();
        }
        if (oldHttp != null) {
            oldHttp.abandon();
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

    private void synced(AriTransport way, Snapshot snapshot) {
        connections.increment();
        readySince = System.nanoTime();
        nextPing = readySince + settings.patience().ping().toNanos();
        detail = "Asterisk %s at %s, requests over %s"
                .formatted(snapshot.info().version(), settings.url(), way == http ? "HTTP" : "the WebSocket");
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

    /** One connection's listener: what a dead connection still says is not heard. */
    private final class Connection implements AriTransport.Listener {
        private @Nullable AriSocket own;

        @Override
        public void opened() {
            AriSocket open = own;
            if (open == null || open != socket) {
                return;
            }
            step(LinkState.Event.CONNECTED);
            outbox.use(open);
            StateSync sync = new StateSync(settings, this::firstRequest, this::fallBack);
            sync.start(
                    snapshot -> {
                        if (current()) {
                            AriHttp plain = http;
                            synced(plain == null ? open : plain, snapshot);
                        }
                    },
                    why -> {
                        if (current()) {
                            open.fail(why);
                        }
                    });
        }

        @Override
        public void event(AriEvent event) {
            if (!current()) {
                return;
            }
            messages.increment();
            switch (event) {
                case AriEvent.Answer answer -> outbox.answered(answer);
                case AriEvent.Replaced _ -> AriLink.this.replaced();
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
            if (current() || own == null) {
                AriLink.this.lost(why);
            }
        }

        private boolean current() {
            return own != null && own == socket;
        }

        private void firstRequest(AriRequest request, Consumer<Reply> reply, Duration deadline) {
            if (current()) {
                outbox.submitFirst(request, reply, deadline, System.nanoTime());
            }
        }

        private void fallBack() {
            if (current()) {
                http = new AriHttp(settings, group, this);
                outbox.use(http);
            }
        }
    }
}
