package io.greenline.asterisk.ari;

import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One listening to one caller: on Asterisk an ear on the caller's channel (snoop) that hears the caller and no prompt, a
 * channel that carries the voice to us, and a bridge between the two. The caller's own channel stays as it is.
 *
 * <p>The three are asked for at once. No request is ever repeated: Asterisk 22 ends with a crash when it is asked for an
 * external media channel whose id exists. What goes wrong takes down what is there, and the voice is lost. But for {@link
 * #close}, everything happens on the event loop of the link.
 */
final class Tap {
    /** Asterisk sends fifty pieces a second of whatever the line brings, silence too. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(2);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Taps taps;
    private final AriLink link;
    private final CallId call;
    private final Names names;
    private final VoiceDelivery delivery;
    private Optional<VoiceCarrier> carrier = Optional.empty();
    private TapState state = TapState.OPENING;
    private boolean snoopGranted;
    private boolean carrierGranted;
    private long since;

    /** What is made on Asterisk. */
    record Names(String snoop, String carrier, String bridge) {}

    Tap(Taps taps, AriLink link, CallId call, Names names, VoiceDelivery delivery) {
        this.taps = taps;
        this.link = link;
        this.call = call;
        this.names = names;
        this.delivery = delivery;
    }

    CallId call() {
        return call;
    }

    VoiceDelivery delivery() {
        return delivery;
    }

    boolean owns(String id) {
        return id.equals(names.snoop) || id.equals(names.carrier) || id.equals(names.bridge);
    }

    /** Asks for everything. */
    void begin(VoiceCarrier by) {
        if (state == TapState.OVER) {
            by.close();
            return;
        }
        carrier = Optional.of(by);
        since = System.nanoTime();
        ask(AriCommands.snoop(call.value(), taps.application(), names.snoop), _ -> snoopGranted = true);
        ask(by.request(names.carrier), channel -> {
            carrierGranted = true;
            by.granted(channel);
        });
        ask(AriCommands.createTapBridge(names.bridge), _ -> {});
        link.later(LOOK_EVERY, this::watch);
    }

    /** {@code StasisStart} of one of the channels: only from then on Asterisk lets it into a bridge. */
    void entered(String channelId) {
        TapState before = state;
        state = state.on(channelId.equals(names.snoop) ? TapState.Event.SNOOP_ENTERED : TapState.Event.CARRIER_ENTERED);
        if (state == TapState.JOINING && before != TapState.JOINING) {
            ask(AriCommands.addToBridge(names.bridge, names.snoop, names.carrier), _ -> joined());
        }
    }

    private void joined() {
        state = state.on(TapState.Event.JOINED);
        long now = System.nanoTime();
        taps.opened(call, Duration.ofNanos(now - since));
        since = now;
    }

    /** One of the channels is gone. */
    void left(String channelId) {
        lose(channelId.equals(names.snoop) ? "the ear on the caller's channel is gone" : "Asterisk ended the voice");
    }

    /** The link was away; this is what is there. */
    void agree(Map<String, AriChannel> present, String application) {
        agree(names.snoop, snoopGranted, present, application);
        agree(names.carrier, carrierGranted, present, application);
    }

    private void agree(String id, boolean granted, Map<String, AriChannel> present, String application) {
        AriChannel channel = present.get(id);
        if (!granted) {
            return;
        }
        if (channel == null) {
            left(id);
        } else if (channel.isIn(application)) {
            entered(id);
        }
    }

    /** The voice is at its end though somebody listens: tells so, and takes everything down. */
    void lose(String reason) {
        if (state == TapState.OVER) {
            return;
        }
        taps.log(call, reason);
        takeDown();
        delivery.lost(reason);
    }

    /** Nobody listens any more. Any thread. */
    void close() {
        link.execute(this::takeDown);
    }

    /** Takes down what is there, and what was only asked for: Asterisk does one request after the other. */
    void takeDown() {
        if (state == TapState.OVER) {
            return;
        }
        state = state.on(TapState.Event.END);
        taps.forget(this);
        carrier.ifPresent(by -> {
            by.close();
            link.tell(AriCommands.hangUp(names.snoop, HangupCause.NORMAL_CLEARING));
            link.tell(AriCommands.hangUp(names.carrier, HangupCause.NORMAL_CLEARING));
            link.tell(AriCommands.destroyBridge(names.bridge));
        });
    }

    private void ask(AriRequest request, Consumer<String> granted) {
        link.send(request, reply -> {
            if (state == TapState.OVER) {
                return;
            }
            switch (reply) {
                case Reply.Done done when done.ok() -> granted.accept(done.body());
                case Reply.Done done -> lose(request.title() + ": " + done.status() + " " + done.body());
                case Reply.Missing missing -> lose(missing.why());
                case Reply.InDoubt _ -> lose(request.title() + ": the connection to Asterisk went away meanwhile");
                case Reply.Fenced _ -> lose("this engine may not act on the switch any more");
            }
        });
    }

    private void watch() {
        if (state == TapState.OVER) {
            return;
        }
        long now = System.nanoTime();
        if (state != TapState.OPEN) {
            if (now - since > taps.patience().toNanos()) {
                lose("the voice could not be had within " + taps.patience());
            }
        } else if (now - since > DEAD_AFTER.toNanos() && now - delivery.lastVoice() > DEAD_AFTER.toNanos()) {
            lose("nothing of the voice came for " + DEAD_AFTER);
        }
        link.later(LOOK_EVERY, this::watch);
    }
}
