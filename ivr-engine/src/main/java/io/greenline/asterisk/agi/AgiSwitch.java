package io.greenline.asterisk.agi;

import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.asterisk.media.RefusalLog;
import io.greenline.call.CallHandler;
import io.greenline.call.InboundCall;
import io.greenline.call.Switch;
import io.greenline.call.SwitchHealth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.fastagi.AgiRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The FastAGI server: one virtual thread accepts, and each connection is a virtual thread of its own that runs one call.
 *
 * <p>Asterisk connects when its dialplan says {@code AGI(agi://...)}; a script's name in the address means nothing here.
 * FastAGI cannot list the calls that a switch has, so {@link CallHandler#reconciled} is never called: a call of a dead
 * engine is found again when the dialplan brings it back with its unique id. Nor can a second engine take this one's
 * place, so {@link CallHandler#replaced} is never called either.
 */
public final class AgiSwitch implements Switch {
    private static final Logger LOG = LoggerFactory.getLogger(AgiSwitch.class);

    private static final int BACKLOG = 1024;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final AgiSettings settings;
    private final SoundPaths sounds;
    private final AgiVoice voice;
    private final AgiOffers offers = new AgiOffers();
    private final Semaphore room;
    private final Set<Thread> calls = ConcurrentHashMap.newKeySet();
    private final RefusalLog strangers = new RefusalLog(System::nanoTime);
    private final RefusalLog tooMany = new RefusalLog(System::nanoTime);
    private final RefusalLog nonsense = new RefusalLog(System::nanoTime);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Thread> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;
    private volatile @Nullable ServerSocket server;
    /** Why the server does not listen, for {@link #health}; empty while it does. */
    private volatile String trouble = "not opened yet";

    /** A switch whose callers have keys only. */
    public AgiSwitch(AgiSettings settings) {
        this(settings, Optional.empty());
    }

    /**
     * A switch whose callers can be heard.
     *
     * @param audio where Asterisk brings their voices; opened and closed by whoever made it
     */
    public AgiSwitch(AgiSettings settings, AudioSocketServer audio) {
        this(settings, Optional.of(audio));
    }

    private AgiSwitch(AgiSettings settings, Optional<AudioSocketServer> audio) {
        this.settings = settings;
        this.voice = audio.map(server -> AgiVoice.by(server, settings.margin())).orElse(AgiVoice.NOT_SET_UP);
        this.sounds = new SoundPaths(settings.promptsDirectory(), settings.switchDirectory());
        this.room = new Semaphore(settings.maxCalls());
    }

    @Override
    public void open(CallHandler handler) {
        listeners.add(Thread.ofVirtual().name("agi-listener").start(() -> listen(handler)));
    }

    /** Where Asterisk connects; empty while the server does not listen. */
    public Optional<InetSocketAddress> address() {
        ServerSocket listening = server;
        return listening == null || listening.isClosed()
                ? Optional.empty()
                : Optional.of((InetSocketAddress) listening.getLocalSocketAddress());
    }

    @Override
    public SwitchHealth health() {
        Optional<InetSocketAddress> address = address();
        if (closed.getCount() == 0) {
            return new SwitchHealth(CallDescription.DRIVER, false, "closed");
        }
        if (address.isEmpty()) {
            return new SwitchHealth(CallDescription.DRIVER, false, "FastAGI: " + trouble);
        }
        String detail = "FastAGI on %s, %d calls".formatted(shown(address.get()), calls.size())
                + voice.trouble().map(why -> "; callers are not heard: " + why).orElse("");
        return new SwitchHealth(CallDescription.DRIVER, !draining, draining ? detail + ", taking no new ones" : detail);
    }

    @Override
    public void drain() {
        draining = true;
    }

    @Override
    public void close() {
        closed.countDown();
        closeServer();
        calls.forEach(Thread::interrupt);
        // The port is free only when the thread that waits at it has woken up; the next engine may be about to take it.
        join(listeners, "The thread that listens");
        // The handlers' last words should reach the journal.
        join(calls, "A call's handler");
    }

    /** One that does not stop is left behind. */
    private static void join(Set<Thread> threads, String whose) {
        long end = System.nanoTime() + FAREWELL.toNanos();
        try {
            for (Thread thread : threads) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (thread != Thread.currentThread() && left.isPositive() && !thread.join(left)) {
                    LOG.warn("{} did not stop within {} ms", whose, FAREWELL.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(CallHandler handler) {
        while (closed.getCount() > 0) {
            try (ServerSocket listening = new ServerSocket()) {
                listening.setReuseAddress(true);
                listening.bind(settings.listen(), BACKLOG);
                server = listening;
                LOG.info("FastAGI listens on {}", shown((InetSocketAddress) listening.getLocalSocketAddress()));
                accept(listening, handler);
            } catch (IOException e) {
                troubled(e);
            }
            if (pausedUntilClosed()) {
                return;
            }
        }
    }

    private void troubled(IOException e) {
        String problem = "cannot listen on %s: %s; free that port or set another one"
                .formatted(shown(settings.listen()), e.getMessage());
        if (closed.getCount() > 0 && !problem.equals(trouble)) {
            LOG.error("FastAGI {}", problem);
        }
        trouble = problem;
    }

    private void accept(ServerSocket listening, CallHandler handler) throws IOException {
        if (closed.getCount() == 0) {
            return;
        }
        while (true) {
            admit(listening.accept(), handler);
        }
    }

    private void admit(Socket socket, CallHandler handler) {
        if (!settings.allows(socket.getInetAddress())) {
            strangers
                    .count()
                    .ifPresent(count -> LOG.warn(
                            "FastAGI refused {} connection(s), the last from {}, which is not among the allowed addresses",
                            count,
                            socket.getInetAddress().getHostAddress()));
            closeQuietly(socket);
        } else if (!room.tryAcquire()) {
            tooMany.count()
                    .ifPresent(count -> LOG.warn(
                            "FastAGI refused {} connection(s): {} calls are the most allowed",
                            count,
                            settings.maxCalls()));
            closeQuietly(socket);
        } else {
            Thread.ofVirtual().name("agi-call").start(() -> serve(socket, handler));
        }
    }

    private void serve(Socket socket, CallHandler handler) {
        Thread self = Thread.currentThread();
        calls.add(self);
        // Whoever sees its connection closed may call again at once: the room is free before that.
        try (socket;
                Place _ = room::release) {
            if (closed.getCount() > 0) {
                begin(new AgiSocket(socket), handler);
            }
        } catch (IOException e) {
            nonsense.count()
                    .ifPresent(count -> LOG.warn(
                            "FastAGI closed {} connection(s) that did not describe a call; the last: {}",
                            count,
                            e.getMessage()));
        } catch (InterruptedException e) {
            LOG.debug("A connection was closed before its call began", e);
        } catch (RuntimeException e) {
            LOG.error("A call's handler failed; Asterisk's dialplan takes the call on", e);
        } finally {
            calls.remove(self);
        }
    }

    /** One of the calls that are allowed at one time. */
    private interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private void begin(AgiSocket socket, CallHandler handler) throws IOException, InterruptedException {
        AgiDialogue asterisk = new AgiDialogue(socket, settings.margin());
        AgiRequest opening = asterisk.opening(settings.opening());
        InboundCall call = describedBy(opening);
        boolean keysComeAlong = CallDescription.version(opening).tellsKeysOverAudioSocket();
        AgiCallLeg leg = new AgiCallLeg(
                new AgiScript(asterisk, settings.longestTalk()),
                call,
                sounds,
                keysComeAlong ? voice : AgiVoice.WITHOUT_KEYS,
                offers);
        Optional<AgentWord> word = AgentWord.read(opening);
        if (word.isPresent()) {
            offers.hear(word.get(), leg);
            return;
        }
        if (draining) {
            leg.handBack("draining");
            return;
        }
        handler.handle(leg);
    }

    private static InboundCall describedBy(AgiRequest request) throws IOException {
        return CallDescription.read(request).orElseThrow(() -> new IOException("no usable agi_uniqueid"));
    }

    private boolean pausedUntilClosed() {
        try {
            return closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void closeServer() {
        ServerSocket listening = server;
        if (listening != null) {
            try {
                listening.close();
            } catch (IOException e) {
                LOG.warn("Closing the FastAGI port failed: {}", e.getMessage());
            }
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing a refused connection failed", e);
        }
    }

    private static String shown(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
