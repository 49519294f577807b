package io.greenline.asterisk.ari;

import io.greenline.call.Talk;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a talk asks of Asterisk; a refusal says in the agent's words what did not work. */
final class TalkSwitch {
    /** How long a third or a supervisor is rung. */
    private static final Duration RING_FOR = Duration.ofSeconds(30);

    private static final int NOT_IN_THIS_BRIDGE = 422;

    private final AriCallLeg leg;
    private final AriCalls calls;
    private final AriLink link;
    private final String bridgeId;

    TalkSwitch(AriCallLeg leg, AriCalls calls, String bridgeId) {
        this.leg = leg;
        this.calls = calls;
        this.link = calls.link();
        this.bridgeId = bridgeId;
    }

    AriCallLeg leg() {
        return leg;
    }

    Ids ids() {
        return calls.ids();
    }

    /** A channel whose events are kept from now on. */
    Target target(String channelId) {
        return calls.target(channelId);
    }

    /** Takes part in the talk from now on. */
    void join(String channelId) throws Talk.Refused, InterruptedException {
        join(bridgeId, channelId);
    }

    void join(String otherBridge, String channelId) throws Talk.Refused, InterruptedException {
        carryOut(AriCommands.addToBridge(otherBridge, channelId));
    }

    /** Takes no part any more; its channel stays. */
    void leave(String channelId) throws Talk.Refused, InterruptedException {
        leave(bridgeId, channelId);
    }

    /** Out of a bridge before that is destroyed: Asterisk would part them in its own time, and out of the next bridge too. */
    void leave(String anyBridge, String channelId) throws Talk.Refused, InterruptedException {
        AriRequest request = AriCommands.removeFromBridge(anyBridge, channelId);
        Reply reply = link.ask(request);
        boolean out = reply instanceof Reply.Done done && (done.ok() || done.status() == NOT_IN_THIS_BRIDGE);
        if (!out) {
            throw refused(request, reply);
        }
    }

    void carryOut(AriRequest request) throws Talk.Refused, InterruptedException {
        Reply reply = link.ask(request);
        if (!(reply instanceof Reply.Done done) || !done.ok()) {
            throw refused(request, reply);
        }
    }

    private static Talk.Refused refused(AriRequest request, Reply reply) {
        return new Talk.Refused("the switch did not do it: " + request.title() + ": " + reply);
    }

    /** Rings a telephone; it shows who the caller is. */
    Target ring(String channelId, String dialString) throws Talk.Refused, InterruptedException {
        Target target = calls.target(channelId);
        Reply reply = link.ask(AriCommands.originate(
                calls.settings().application(),
                new AriCommands.Origination(
                        channelId,
                        dialString,
                        RING_FOR,
                        leg.channelId(),
                        leg.call().callingName(),
                        leg.call().calling().map(PhoneNumber::value).orElse(""))));
        boolean placed = reply instanceof Reply.Done done && done.ok();
        if (!placed && channel(channelId).isEmpty()) {
            calls.forget(target);
            throw new Talk.Refused("the telephone cannot be reached: " + dialString);
        }
        target.place();
        return target;
    }

    /** Waits until the telephone is answered, or will not be; or until something else makes it pointless. */
    void awaitAnswer(Target target, BooleanSupplier pointless) throws InterruptedException {
        Duration longest = RING_FOR.plus(calls.settings().patience().command());
        leg.state()
                .awaitChange(() -> target.answered() || target.gone() || pointless.getAsBoolean(), longest.toNanos());
    }

    /** Ends a channel and what is known of it. */
    void letGo(Target target) {
        if (!target.gone()) {
            hangUp(target.channelId());
        }
        calls.forget(target);
    }

    /** The talk is over; who is still in its bridge is out of it when this is done, and can be played to. */
    void destroyAround(String channelId) {
        link.tell(AriCommands.removeFromBridge(bridgeId, channelId));
        destroy(bridgeId);
    }

    void hangUp(String channelId) {
        link.tell(AriCommands.hangUp(channelId, HangupCause.NORMAL_CLEARING));
    }

    void make(String otherBridge) {
        link.tell(AriCommands.createBridge(otherBridge));
    }

    void destroy(String anyBridge) {
        link.tell(AriCommands.destroyBridge(anyBridge));
    }

    /** What Asterisk says of a channel; empty when it is gone or Asterisk is silent. */
    Optional<AriChannel> channel(String id) throws InterruptedException {
        return link.ask(AriCommands.channel(id)) instanceof Reply.Done done && done.ok()
                ? StateReader.channel(done.body())
                : Optional.empty();
    }

    /** Finds out whether a channel is gone without a word. */
    void look(Target target) throws InterruptedException {
        if (link.ask(AriCommands.channel(target.channelId())) instanceof Reply.Done done && done.notFound()) {
            target.end(0);
        }
    }

    String application() {
        return calls.settings().application();
    }

    void log(String what) {
        calls.log(leg.call().id(), what);
    }
}
