package io.greenline.asterisk.ari;

import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callers that are listened to on one Asterisk. Their channels are never calls; what an engine before this one left of
 * them is taken down. Voices come on a thread of their own, so that no listener can delay a command. Used on the event loop
 * of the link, but for {@link #open} and {@link #close}.
 */
final class Taps {
    private static final Logger LOG = LoggerFactory.getLogger(Taps.class);

    /** So far apart do two lives of an engine begin to count that they never give one name twice. */
    private static final long NUMBERS = 1L << 40;

    private final AriSettings settings;
    private final AriLink link;
    private final Ids ids;
    private final Optional<AudioSocketServer> audio;
    private final VoiceWays ways;
    private final Map<String, Tap> byCall = new HashMap<>();
    private final AtomicLong numbers =
            new AtomicLong(RandomGenerator.getDefault().nextLong(NUMBERS));
    private @Nullable EventLoopGroup voices;

    /** @param audio where Asterisk brings voices that cannot be fetched from it; empty for nowhere */
    Taps(AriSettings settings, AriLink link, Ids ids, Optional<AudioSocketServer> audio) {
        this.settings = settings;
        this.link = link;
        this.ids = ids;
        this.audio = audio;
        this.ways = new VoiceWays(settings.voice(), link);
    }

    String application() {
        return settings.application();
    }

    Duration patience() {
        return settings.patience().command();
    }

    /** Begins to listen; returns at once. Any thread. */
    Tap open(CallId call, VoiceDelivery delivery) {
        Tap tap = new Tap(this, link, call, ids.tap(call, numbers.incrementAndGet()), delivery);
        if (!link.execute(() -> begin(tap))) {
            delivery.lost("this engine may not act on the switch any more");
        }
        return tap;
    }

    private void begin(Tap tap) {
        Tap before = byCall.put(tap.call().value(), tap);
        if (before != null) {
            before.lose("somebody else listens now");
        }
        ways.find(way -> begin(tap, way), tap::lose);
    }

    private void begin(Tap tap, VoiceWay way) {
        Consumer<String> ended = why -> link.execute(() -> tap.lose(why));
        switch (way) {
            case WEB_SOCKET -> tap.begin(new WebSocketVoice(settings, voices(), tap.delivery(), ended));
            case AUDIO_SOCKET -> {
                Optional<InetSocketAddress> address = audio.flatMap(AudioSocketServer::address);
                if (audio.isEmpty() || address.isEmpty()) {
                    tap.lose("chan_websocket.so does not run on Asterisk, and the engine's AudioSocket server does not"
                            + " listen");
                    return;
                }
                String shown = AudioSocketVoice.shown(address.get(), link.localAddress());
                tap.begin(new AudioSocketVoice(application(), audio.get(), shown, tap.delivery(), ended));
            }
        }
    }

    private EventLoopGroup voices() {
        EventLoopGroup running = voices;
        if (running == null) {
            running = new MultiThreadIoEventLoopGroup(
                    1,
                    Thread.ofPlatform()
                            .daemon()
                            .name("voices-" + settings.application())
                            .factory(),
                    NioIoHandler.newFactory());
            voices = running;
        }
        return running;
    }

    void forget(Tap tap) {
        byCall.remove(tap.call().value(), tap);
    }

    void opened(CallId call, Duration after) {
        LOG.debug("call {} is listened to after {} ms", call, after.toNanos() / 1e6);
    }

    void log(CallId call, String why) {
        LOG.info("call {} is not listened to: {}", call, why);
    }

    /** A channel entered our application; whether it is one of ours that listen. */
    boolean entered(String channelId) {
        if (ids.callOfTap(channelId).isEmpty()) {
            return false;
        }
        tap(channelId)
                .ifPresentOrElse(
                        tap -> tap.entered(channelId),
                        () -> link.tell(AriCommands.hangUp(channelId, HangupCause.NORMAL_CLEARING)));
        return true;
    }

    /** A channel is gone; whether it was one of ours that listen. */
    boolean left(String channelId) {
        if (ids.callOfTap(channelId).isEmpty()) {
            return false;
        }
        tap(channelId).ifPresent(tap -> tap.left(channelId));
        return true;
    }

    /** A caller is gone: nothing is lost that anybody could want. */
    void callerLeft(String callId) {
        Tap tap = byCall.get(callId);
        if (tap != null) {
            tap.delivery().close();
            tap.takeDown();
        }
    }

    /** The link is there again: keeps what is listened with, takes down the rest. */
    void synced(Reconciliation plan) {
        ways.forget();
        Map<String, AriChannel> present = plan.tapChannels();
        present.keySet().stream()
                .filter(id -> tap(id).isEmpty())
                .forEach(id -> link.tell(AriCommands.hangUp(id, HangupCause.NORMAL_CLEARING)));
        plan.tapBridges().stream()
                .filter(id -> tap(id).isEmpty())
                .forEach(id -> link.tell(AriCommands.destroyBridge(id)));
        List.copyOf(byCall.values()).forEach(tap -> tap.agree(present, settings.application()));
    }

    /** Another engine has the calls. */
    void replaced() {
        List.copyOf(byCall.values()).forEach(tap -> tap.lose("another engine took over"));
    }

    private Optional<Tap> tap(String id) {
        return ids.callOfTap(id)
                .flatMap(call -> Optional.ofNullable(byCall.get(call)))
                .filter(tap -> tap.owns(id));
    }

    /** Ends the thread of the voices; after the link was closed. */
    void close() {
        EventLoopGroup running = voices;
        if (running != null) {
            boolean _ = running.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }
}
