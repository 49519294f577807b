package io.greenline.phone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The one thread of a phone: it reads every socket, keeps every timer and owns the state of every call, so none of it
 * needs a lock. A script on another thread hands work over with {@link #execute}.
 */
final class PhoneLoop implements AutoCloseable {
    private static final int DATAGRAM_BYTES = 65_535;
    private static final int DATAGRAMS_IN_A_ROW = 256;
    private static final long IDLE_MILLIS = 1_000;

    private final Selector selector;
    private final List<Reader> readers = new ArrayList<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(timer -> timer.atNanos));
    private final Queue<Runnable> handedOver = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    private final Thread thread;
    private volatile boolean closed;
    private volatile Optional<Exception> failure = Optional.empty();

    PhoneLoop(String name) throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** What a socket's datagrams go to; the buffer is the loop's own and valid during the call only. */
    interface Receiver {
        void receive(ByteBuffer datagram, InetSocketAddress from, long nanos);
    }

    private record Reader(DatagramChannel channel, SelectionKey key, Receiver receiver) {}

    /** Work at a time; to cancel it costs nothing, it is dropped when its time comes. */
    static final class Timer {
        private final long atNanos;
        private final Runnable work;
        private boolean cancelled;

        private Timer(long atNanos, Runnable work) {
            this.atNanos = atNanos;
            this.work = work;
        }

        void cancel() {
            cancelled = true;
        }
    }

    /** Before {@link #start}: sockets added first are read first, so signalling comes before the media it announces. */
    void read(DatagramChannel channel, Receiver receiver) throws IOException {
        channel.configureBlocking(false);
        readers.add(new Reader(channel, channel.register(selector, SelectionKey.OP_READ), receiver));
    }

    void start() {
        thread.start();
    }

    /** Has the loop run this soon; any thread. */
    void execute(Runnable work) {
        failure.ifPresent(cause -> {
            throw new IllegalStateException("the phone broke down and has lost its calls", cause);
        });
        handedOver.add(work);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** Loop thread only. */
    Timer after(Duration delay, Runnable work) {
        return at(System.nanoTime() + delay.toNanos(), work);
    }

    /** Loop thread only; a time of {@link System#nanoTime}. */
    Timer at(long nanos, Runnable work) {
        Timer timer = new Timer(nanos, work);
        timers.add(timer);
        return timer;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (Reader reader : readers) {
            reader.channel().close();
        }
        selector.close();
        failure.ifPresent(cause -> {
            throw new IllegalStateException("the phone broke down and has lost its calls", cause);
        });
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(millisToNextTimer());
                readSockets();
                runHandedOver();
                runTimers();
            }
        } catch (IOException | RuntimeException broken) {
            // Whoever uses the phone next is told; a thread that dies alone would look like a silent Asterisk.
            failure = Optional.of(broken);
        }
    }

    /** Rounded up: a timer may be late by a millisecond, but the loop never spins towards it. */
    private long millisToNextTimer() {
        if (!handedOver.isEmpty()) {
            return 1;
        }
        Timer next = timers.peek();
        if (next == null) {
            return IDLE_MILLIS;
        }
        return Math.clamp(Math.ceilDiv(next.atNanos - System.nanoTime(), 1_000_000L), 1, IDLE_MILLIS);
    }

    private void readSockets() throws IOException {
        for (Reader reader : readers) {
            if (selector.selectedKeys().remove(reader.key())) {
                readSocket(reader);
            }
        }
    }

    private void readSocket(Reader reader) throws IOException {
        for (int count = 0; count < DATAGRAMS_IN_A_ROW; count++) {
            InetSocketAddress from = (InetSocketAddress) reader.channel().receive(buffer.clear());
            if (from == null) {
                return;
            }
            reader.receiver().receive(buffer.flip(), from, System.nanoTime());
        }
    }

    private void runHandedOver() {
        for (Runnable work = handedOver.poll(); work != null; work = handedOver.poll()) {
            work.run();
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().atNanos - now <= 0) {
            Timer timer = timers.remove();
            if (!timer.cancelled) {
                timer.work.run();
            }
        }
    }
}
