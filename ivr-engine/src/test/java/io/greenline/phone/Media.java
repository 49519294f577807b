package io.greenline.phone;

import io.greenline.audio.Pcm;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The sound of one call, both ways: an {@link Ear} and a {@link Mouth} on a shared port. Loop thread only. */
final class Media implements MediaPort.Receiver {
    private final MediaPort port;
    private final PhoneLoop loop;
    private final PhoneSettings settings;
    private final Consumer<PhoneEvent> events;
    private final Optional<Camera> camera;
    private Optional<SessionDescription> told = Optional.empty();
    private Optional<Stream> stream = Optional.empty();
    private boolean closed;

    Media(
            MediaPort port,
            PhoneLoop loop,
            PhoneSettings settings,
            Optional<Camera> camera,
            Consumer<PhoneEvent> events) {
        this.port = port;
        this.loop = loop;
        this.settings = settings;
        this.camera = camera;
        this.events = events;
    }

    /** Exists from the moment the far end has said where its media is. */
    private static final class Stream {
        private InetSocketAddress remote;
        private final Ear ear;
        private final Mouth mouth;
        private boolean talking;
        private boolean watching;

        Stream(InetSocketAddress remote, Ear ear, Mouth mouth) {
            this.remote = remote;
            this.ear = ear;
            this.mouth = mouth;
        }
    }

    /** Offers all that this phone has; answers with what was offered of it. */
    SessionDescription description() {
        var sound = new SessionDescription(port.address(), settings.law(), SessionDescription.KEYS);
        if (told.isEmpty()) {
            return camera.map(Camera::line).map(sound::withVideo).orElse(sound);
        }
        Optional<VideoLine> offered = told.get().video();
        return offered.map(line -> camera.filter(own -> own.speaks(line))
                        .map(Camera::line)
                        .orElse(VideoLine.refused(port.address())))
                .map(sound::withVideo)
                .orElse(sound);
    }

    /** Hears the far end from here on; a later description moves the stream and keeps what was being said and heard. */
    void connect(SessionDescription remote) {
        if (closed) {
            return;
        }
        told = Optional.of(remote);
        camera.ifPresent(own -> remote.video().ifPresent(own::connect));
        stream.ifPresent(current -> port.leave(current.remote, this));
        port.join(remote.media(), this);
        if (stream.isPresent()) {
            stream.get().remote = remote.media();
            return;
        }
        Mouth mouth = new Mouth(settings, remote.keyPayloadType(), events);
        // Keys come to us with the number that we asked for, not with the one that the far end did.
        stream = Optional.of(
                new Stream(remote.media(), new Ear(events, settings.law(), SessionDescription.KEYS), mouth));
    }

    /** Speaks from here on: the call is answered. */
    void talk() {
        stream.ifPresent(current -> keepTalking(current, System.nanoTime()));
    }

    void press(io.greenline.telephony.DtmfDigit key, CompletableFuture<Long> released) {
        if (closed || stream.isEmpty()) {
            released.completeExceptionally(new IllegalStateException("the call is not up; no key can be pressed"));
            return;
        }
        stream.get().mouth.press(key, released);
        talk();
    }

    void play(Desk.Greeting greeting, CompletableFuture<Long> spoken) {
        if (closed || stream.isEmpty()) {
            spoken.completeExceptionally(new IllegalStateException("the call is not up; nothing can be said"));
            return;
        }
        stream.get().mouth.play(greeting.mark(), greeting.length(), spoken);
        talk();
    }

    void speak(Pcm sound, CompletableFuture<Long> spoken) {
        if (closed || stream.isEmpty()) {
            spoken.completeExceptionally(new IllegalStateException("the call is not up; nothing can be said"));
            return;
        }
        stream.get().mouth.speak(sound, spoken);
        talk();
    }

    void show(Film film, CompletableFuture<Long> shown) {
        camera.ifPresentOrElse(
                own -> own.show(film, shown),
                () -> shown.completeExceptionally(new IllegalStateException("this phone has no camera")));
    }

    void close() {
        closed = true;
        camera.ifPresent(Camera::close);
        stream.ifPresent(current -> {
            port.leave(current.remote, this);
            current.ear.silence();
            current.mouth.stop();
        });
    }

    /** A packet that is no RTP is left to the far end to explain; it says nothing that could be heard. */
    @Override
    public void receive(ByteBuffer datagram, long nanos) {
        stream.ifPresent(current -> {
            try {
                current.ear.hear(datagram, nanos);
            } catch (MalformedMessageException _) {
                return;
            }
            if (!current.watching) {
                watchForQuiet(current);
            }
        });
    }

    /** One timer follows the sound instead of one for each packet. */
    private void watchForQuiet(Stream current) {
        current.watching = current.ear.isHearing() && !closed;
        if (current.watching) {
            loop.at(current.ear.quietAtNanos(), () -> {
                current.ear.quiet(System.nanoTime());
                watchForQuiet(current);
            });
        }
    }

    private void keepTalking(Stream current, long dueNanos) {
        if (current.talking || !current.mouth.hasMore()) {
            return;
        }
        current.talking = true;
        tick(current, dueNanos);
    }

    private void tick(Stream current, long dueNanos) {
        current.talking = !closed && current.mouth.hasMore();
        if (!current.talking) {
            return;
        }
        long now = System.nanoTime();
        current.mouth.next(now).ifPresent(packet -> send(packet, current.remote));
        // A late tick does not delay the next one, unless the machine stood still: then no burst makes up for it.
        long next = Math.max(dueNanos, now - 2 * Mouth.PACKET_NANOS) + Mouth.PACKET_NANOS;
        loop.at(next, () -> tick(current, next));
    }

    private void send(ByteBuffer packet, InetSocketAddress remote) {
        try {
            port.send(packet, remote);
        } catch (IOException _) {
            // As lost on the way as any other packet of RTP; what was to be heard or done then fails its deadline.
        }
    }
}
