package io.greenline.survival;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP line between an engine and Asterisk that can be cut and mended, and counts what goes to Asterisk. */
final class Relay implements Closeable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final InetSocketAddress target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong bytesToTarget = new AtomicLong();
    private volatile boolean cut;

    private Relay(InetSocketAddress target, ServerSocket server) {
        this.target = target;
        this.server = server;
    }

    /** A relay to a server on loopback, on any free port. */
    static Relay to(URI url) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Relay relay = new Relay(new InetSocketAddress(loopback, url.getPort()), new ServerSocket(0, 50, loopback));
        Thread.ofVirtual().name("relay").start(relay::accept);
        return relay;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** What the engine has sent so far. */
    long bytesToTarget() {
        return bytesToTarget.get();
    }

    /** Breaks every connection and refuses new ones until {@link #mend}. */
    void cut() {
        cut = true;
        sockets.forEach(Relay::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    /** Cuts now and mends later by itself. */
    ScheduledFuture<?> cutFor(Duration time) {
        cut();
        return timer.schedule(this::mend, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                connect(near);
            } catch (IOException _) {
                // Closed, or the far side is not there: the near side has been told by its closed socket.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket();
        sockets.add(near);
        sockets.add(far);
        try {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(target);
        } catch (IOException e) {
            end(near, far);
            throw e;
        }
        Thread.ofVirtual().start(() -> pump(near, far, bytesToTarget));
        Thread.ofVirtual().start(() -> pump(far, near, new AtomicLong()));
    }

    private void pump(Socket from, Socket to, AtomicLong count) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // One side is gone; the other is told so.
        } finally {
            end(from, to);
        }
    }

    private void end(Socket one, Socket other) {
        closeQuietly(one);
        closeQuietly(other);
        sockets.remove(one);
        sockets.remove(other);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It cannot be more closed than that.
        }
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        server.close();
        cut();
    }
}
