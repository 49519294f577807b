package io.greenline.asterisk.ari;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire to Asterisk that can be cut; what connects later gets through again. */
final class Cable implements AutoCloseable {
    private final URI far;
    private final ServerSocket near;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();

    Cable(URI far) throws IOException {
        this.far = far;
        this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::carry);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + near.getLocalPort());
    }

    void cut() throws IOException {
        for (Socket end : ends) {
            end.close();
        }
        ends.clear();
    }

    private void carry() {
        try {
            while (!near.isClosed()) {
                Socket caller = near.accept();
                Socket called = new Socket(far.getHost(), far.getPort());
                ends.add(caller);
                ends.add(called);
                Thread.ofVirtual().start(() -> copy(caller, called));
                Thread.ofVirtual().start(() -> copy(called, caller));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both ends are closed by now.
        }
    }

    /** Cuts it for good. */
    void unplug() throws IOException {
        near.close();
        cut();
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
