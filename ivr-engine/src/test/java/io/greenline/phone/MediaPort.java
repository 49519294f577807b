package io.greenline.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * An RTP socket that many calls share: Asterisk sends each call's media from a port of its own, so the sender's address
 * says which call a packet belongs to. Loop thread only, once open.
 */
final class MediaPort implements AutoCloseable {
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
    private static final int ATTEMPTS = 100;

    private final DatagramChannel rtp;

    /** Bound, so that Asterisk's reports do not come back to it as errors, and never read: its buffer fills and rests. */
    private final DatagramChannel rtcp;

    private final InetSocketAddress address;
    private final Map<InetSocketAddress, Receiver> calls = new HashMap<>();
    private boolean deaf;

    /** One call's stream, which hears what comes from its far end. */
    interface Receiver {
        void receive(ByteBuffer datagram, long nanos);
    }

    private MediaPort(DatagramChannel rtp, DatagramChannel rtcp) throws IOException {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.address = (InetSocketAddress) rtp.getLocalAddress();
    }

    /** Takes an even port for RTP and the one above it for RTCP (RFC 3550 section 11). */
    static MediaPort open(InetAddress host, PhoneLoop loop) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DatagramChannel rtp = DatagramChannel.open().bind(new InetSocketAddress(host, 0));
            int port = ((InetSocketAddress) rtp.getLocalAddress()).getPort();
            DatagramChannel rtcp = DatagramChannel.open();
            if (port % 2 == 0 && binds(rtcp, new InetSocketAddress(host, port + 1))) {
                rtp.setOption(java.net.StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
                MediaPort opened = new MediaPort(rtp, rtcp);
                loop.read(rtp, opened::receive);
                return opened;
            }
            rtp.close();
            rtcp.close();
        }
        throw new IOException("no two neighbouring UDP ports are free on " + host + "; end what holds them");
    }

    private static boolean binds(DatagramChannel channel, InetSocketAddress address) throws IOException {
        try {
            channel.bind(address);
            return true;
        } catch (java.net.BindException _) {
            return false;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Asterisk uses its ports again: who comes last has the address. */
    void join(InetSocketAddress remote, Receiver call) {
        calls.put(remote, call);
    }

    void leave(InetSocketAddress remote, Receiver call) {
        calls.remove(remote, call);
    }

    /** Neither hears nor sends anything, until told otherwise. */
    void deafen(boolean on) {
        deaf = on;
    }

    void send(ByteBuffer packet, InetSocketAddress remote) throws IOException {
        if (!deaf) {
            rtp.send(packet, remote);
        }
    }

    private void receive(ByteBuffer datagram, InetSocketAddress from, long nanos) {
        Receiver call = calls.get(from);
        if (call != null && !deaf) {
            call.receive(datagram, nanos);
        }
    }

    @Override
    public void close() throws IOException {
        rtp.close();
        rtcp.close();
    }
}
