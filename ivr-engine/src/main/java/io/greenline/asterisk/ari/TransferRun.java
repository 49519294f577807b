package io.greenline.asterisk.ari;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.Transfer;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One transfer, by the call's thread: rings the target, connects both, waits for the end. Every way out but being
 * interrupted leaves neither target nor bridge behind; interrupted, it leaves both talking.
 */
final class TransferRun {
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    private final AriCallLeg leg;
    private final AriCalls calls;
    private final AriLink link;
    private final Transfer transfer;
    private final String bridgeId;
    private final Target target;

    TransferRun(AriCallLeg leg, AriCalls calls, Transfer transfer) {
        CallId call = leg.call().id();
        this.leg = leg;
        this.calls = calls;
        this.link = calls.link();
        this.transfer = transfer;
        this.bridgeId = calls.ids().bridge(call, transfer.attempt());
        this.target = calls.target(calls.ids().peer(call, transfer.attempt()));
    }

    CallEvent.OfTransfer run() throws InterruptedException {
        try {
            return leg.adopted() ? resume() : ring();
        } finally {
            calls.forget(target);
        }
    }

    /** The engine before this one may have begun: what is there decides where to go on. */
    private CallEvent.OfTransfer resume() throws InterruptedException {
        Optional<AriChannel> channel = channel();
        Optional<AriBridge> bridge = body(AriCommands.bridge(bridgeId)).flatMap(StateReader::bridge);
        if (channel.isPresent()) {
            target.place();
            if (channel.get().isUp()) {
                target.answer();
            }
            return target.answered() ? connect(bridge.map(this::begun)) : untilAnswered();
        }
        if (bridge.isPresent()) {
            link.tell(AriCommands.destroyBridge(bridgeId));
            return new CallEvent.Talked(talked(begun(bridge.get())));
        }
        return ring();
    }

    private CallEvent.OfTransfer ring() throws InterruptedException {
        link.tell(AriCommands.ring(leg.channelId()));
        AriRequest originate = AriCommands.originate(
                calls.settings().application(),
                new AriCommands.Origination(
                        target.channelId(),
                        transfer.dialString(),
                        transfer.ringFor(),
                        leg.channelId(),
                        leg.call().callingName(),
                        leg.call().calling().map(PhoneNumber::value).orElse("")));
        Reply reply = link.ask(originate);
        if (reply instanceof Reply.Fenced) {
            throw AriCallLeg.fenced();
        }
        boolean placed = reply instanceof Reply.Done done && done.ok();
        // A repeat after a lost answer is refused because the channel exists; so is a target that cannot be reached.
        if (!placed && !target.gone() && channel().isEmpty()) {
            calls.log(leg.call().id(), "target not reached: " + reply);
            target.end(HangupCause.NO_ROUTE.code());
        }
        target.place();
        return untilAnswered();
    }

    private CallEvent.OfTransfer untilAnswered() throws InterruptedException {
        Duration longest = transfer.ringFor().plus(calls.settings().patience().command());
        leg.state().awaitChange(() -> target.answered() || target.gone(), longest.toNanos());
        if (leg.state().released().isPresent()) {
            return released();
        }
        if (target.answered()) {
            return connect(Optional.empty());
        }
        link.tell(AriCommands.stopRinging(leg.channelId()));
        if (!target.gone()) {
            link.tell(AriCommands.hangUp(target.channelId(), HangupCause.NO_ANSWER));
            return new CallEvent.NotConnected(Why.NO_ANSWER, HangupCause.NO_ANSWER);
        }
        return notConnected(target.dialStatus(), target.cause());
    }

    private CallEvent.OfTransfer connect(Optional<Instant> begun) throws InterruptedException {
        Instant from = begun.orElseGet(calls.clock()::instant);
        link.tell(AriCommands.stopRinging(leg.channelId()));
        link.tell(AriCommands.createBridge(bridgeId));
        Reply reply = link.ask(AriCommands.addToBridge(bridgeId, leg.channelId(), target.channelId()));
        if (reply instanceof Reply.Fenced) {
            throw AriCallLeg.fenced();
        }
        boolean together = reply instanceof Reply.Done done && done.ok();
        if (!together && !target.gone() && leg.state().released().isEmpty()) {
            clear();
            return new CallEvent.SwitchFailed("caller and target could not be connected: " + reply);
        }
        return untilTalked(from);
    }

    private CallEvent.OfTransfer untilTalked(Instant from) throws InterruptedException {
        while (true) {
            leg.state().awaitChange(target::gone, LOOK_EVERY.toNanos());
            if (leg.state().released().isPresent()) {
                return released();
            }
            if (target.gone()) {
                link.tell(AriCommands.destroyBridge(bridgeId));
                return new CallEvent.Talked(talked(from));
            }
            Reply look = link.ask(AriCommands.channel(target.channelId()));
            if (look instanceof Reply.Done done && done.notFound()) {
                target.end(0);
            }
        }
    }

    private CallEvent.OfTransfer released() {
        clear();
        return leg.state().released().orElse(AriCallLeg.HUNG_UP);
    }

    private void clear() {
        link.tell(AriCommands.hangUp(target.channelId(), HangupCause.NORMAL_CLEARING));
        link.tell(AriCommands.destroyBridge(bridgeId));
    }

    /** What became of a target that did not answer; the dial status knows more than the cause of some channels. */
    static CallEvent.NotConnected notConnected(String dialStatus, int cause) {
        HangupCause known = cause == 0 ? HangupCause.NORMAL_UNSPECIFIED : HangupCause.ofCode(cause);
        if (dialStatus.equals("BUSY") || known == HangupCause.USER_BUSY || known == HangupCause.CALL_REJECTED) {
            return new CallEvent.NotConnected(Why.BUSY, cause == 0 ? HangupCause.USER_BUSY : known);
        }
        boolean unanswered = dialStatus.equals("NOANSWER")
                || known == HangupCause.NO_ANSWER
                || known == HangupCause.NO_USER_RESPONSE;
        if (unanswered) {
            return new CallEvent.NotConnected(Why.NO_ANSWER, cause == 0 ? HangupCause.NO_ANSWER : known);
        }
        return new CallEvent.NotConnected(Why.UNREACHABLE, cause == 0 ? HangupCause.NO_ROUTE : known);
    }

    private Optional<AriChannel> channel() throws InterruptedException {
        return body(AriCommands.channel(target.channelId())).flatMap(StateReader::channel);
    }

    private Optional<String> body(AriRequest request) throws InterruptedException {
        return switch (link.ask(request)) {
            case Reply.Done done when done.ok() -> Optional.of(done.body());
            case Reply.Done _, Reply.Missing _, Reply.InDoubt _ -> Optional.empty();
            case Reply.Fenced _ -> throw AriCallLeg.fenced();
        };
    }

    private Duration talked(Instant from) {
        Duration talked = Duration.between(from, calls.clock().instant());
        return talked.isNegative() ? Duration.ZERO : talked;
    }

    private Instant begun(AriBridge bridge) {
        return bridge.begun().orElseGet(calls.clock()::instant);
    }
}
