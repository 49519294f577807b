package io.greenline.phone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The picture of one call, both ways: films go out packet by packet, what comes in is told as it is. Loop thread only. */
final class Camera implements MediaPort.Receiver {
    /** 25 frames a second. */
    static final long FRAME_NANOS = 40_000_000;

    private static final int FRAME_TICKS = 3_600;

    private final MediaPort port;
    private final PhoneLoop loop;
    private final VideoCodec codec;
    private final Consumer<PhoneEvent> events;
    private final long source = System.nanoTime() & 0xFFFF_FFFFL;
    private Optional<VideoLine> remote = Optional.empty();
    private int sequence;
    private long timestamp;
    private boolean closed;

    Camera(MediaPort port, PhoneLoop loop, VideoCodec codec, Consumer<PhoneEvent> events) {
        this.port = port;
        this.loop = loop;
        this.codec = codec;
        this.events = events;
    }

    VideoLine line() {
        return VideoLine.of(port.address(), codec);
    }

    boolean speaks(VideoLine line) {
        return !line.isRefused() && line.codecs().containsKey(codec);
    }

    void connect(VideoLine line) {
        remote.ifPresent(known -> port.leave(known.media(), this));
        remote = Optional.of(line).filter(this::speaks).filter(_ -> !closed);
        remote.ifPresent(known -> port.join(known.media(), this));
    }

    void show(Film film, CompletableFuture<Long> shown) {
        if (remote.isEmpty()) {
            shown.completeExceptionally(new IllegalStateException("the other side takes no picture of ours"));
            return;
        }
        frame(film.payloads(), 0, System.nanoTime(), shown);
    }

    private void frame(List<byte[]> payloads, int at, long dueNanos, CompletableFuture<Long> shown) {
        if (closed || at >= payloads.size()) {
            shown.complete(System.nanoTime());
            return;
        }
        int after = Math.min(payloads.size(), at + Film.PACKETS_A_FRAME);
        for (int packet = at; packet < after; packet++) {
            send(payloads.get(packet), packet == after - 1);
        }
        timestamp += FRAME_TICKS;
        long next = dueNanos + FRAME_NANOS;
        loop.at(next, () -> frame(payloads, after, next, shown));
    }

    /** The marker bit is on the last packet of a frame, for both codecs. */
    private void send(byte[] payload, boolean last) {
        remote.ifPresent(line -> {
            int type = line.codecs().getOrDefault(codec, codec.payloadType());
            var packet = new RtpPacket(last, type, sequence & 0xFFFF, timestamp, source, ByteBuffer.wrap(payload));
            sequence++;
            send(packet.encode(), line.media());
        });
    }

    private void send(ByteBuffer packet, InetSocketAddress to) {
        try {
            port.send(packet, to);
        } catch (IOException _) {
            // Lost as any packet can be; who waits for the picture then misses it.
        }
    }

    @Override
    public void receive(ByteBuffer datagram, long nanos) {
        try {
            RtpPacket packet = RtpPacket.decode(datagram);
            if (packet.payloadType() == codec.payloadType() && packet.payload().hasRemaining()) {
                byte[] payload = new byte[packet.payload().remaining()];
                packet.payload().duplicate().get(payload);
                events.accept(new PhoneEvent.VideoSeen(HexFormat.of().formatHex(payload), nanos));
            }
        } catch (MalformedMessageException _) {
            // No RTP: nothing that could be seen.
        }
    }

    void close() {
        closed = true;
        remote.ifPresent(known -> port.leave(known.media(), this));
        remote = Optional.empty();
    }
}
