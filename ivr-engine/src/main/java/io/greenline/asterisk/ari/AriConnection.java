package io.greenline.asterisk.ari;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Asterisk from its beginning to its end: a WebSocket, and plain HTTP beside it where Asterisk takes no
 * requests over that; reads Asterisk's state as soon as it is open. An end that was wished for is told to nobody, and what a
 * dead connection still says is not heard. Used on the event loop only.
 */
final class AriConnection implements AriTransport.Listener {
    private final AriSettings settings;
    private final AriLoop loop;
    private final Outbox outbox;
    private final LongSupplier nanos;
    private final Owner owner;
    private @Nullable AriSocket socket;
    private @Nullable AriHttp http;
    private boolean over;

    /** What a connection tells. */
    interface Owner {
        /** The WebSocket is open; the state is read now. */
        void connected();

        /**
         * This is what Asterisk has.
         *
         * @param way in words, how requests go from now on
         */
        void synced(Snapshot snapshot, String way);

        void event(AriEvent event);

        /** Once, after which nothing more comes. */
        void lost(String why);
    }

    AriConnection(AriSettings settings, AriLoop loop, Outbox outbox, LongSupplier nanos, Owner owner) {
        this.settings = settings;
        this.loop = loop;
        this.outbox = outbox;
        this.nanos = nanos;
        this.owner = owner;
    }

    /** Begins to connect; how it goes is told to the owner. */
    void open() {
        socket = new AriSocket(settings, loop.group(), this);
    }

    /** Our end of the connection; loopback while there is none. */
    InetAddress localAddress() {
        AriSocket open = socket;
        return open == null ? InetAddress.getLoopbackAddress() : open.localAddress();
    }

    void ping() {
        AriSocket open = socket;
        if (open != null) {
            open.ping();
        }
    }

    /** Closes at once, without a word to anyone. */
    void abandon() {
        over = true;
        AriSocket open = socket;
        if (open != null) {
            open.abandon();
        }
        abandonHttp();
    }

    /** Takes leave of Asterisk. */
    void goodbye(Runnable said) {
        over = true;
        AriSocket open = socket;
        if (open == null) {
            said.run();
        } else {
            open.goodbye().addListener(_ -> said.run());
        }
        abandonHttp();
    }

    private void abandonHttp() {
        AriHttp plain = http;
        if (plain != null) {
            plain.abandon();
        }
    }

    @Override
    public void opened() {
        AriSocket open = socket;
        if (over || open == null) {
            return;
        }
        owner.connected();
        outbox.use(open);
        new StateSync(settings, this::firstRequest, this::fallBack)
                .start(
                        snapshot -> {
                            if (!over) {
                                owner.synced(snapshot, http == null ? "the WebSocket" : "HTTP");
                            }
                        },
                        why -> {
                            if (!over) {
                                open.fail(why);
                            }
                        });
    }

    @Override
    public void event(AriEvent event) {
        if (!over) {
            owner.event(event);
        }
    }

    @Override
    public void lost(String why) {
        if (!over) {
            over = true;
            owner.lost(why);
        }
    }

    private void firstRequest(AriRequest request, Consumer<Reply> reply, Duration deadline) {
        if (!over) {
            outbox.submitFirst(request, reply, deadline, nanos.getAsLong());
        }
    }

    private void fallBack() {
        if (!over) {
            AriHttp plain = new AriHttp(settings, loop.group(), this);
            http = plain;
            outbox.use(plain);
        }
    }
}
