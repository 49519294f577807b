package io.greenline.asterisk.agi;

import io.greenline.asterisk.agi.AgiOffer.Stage;
import io.greenline.asterisk.agi.AgiScript.Step;
import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallEvent.SwitchFailed;
import io.greenline.call.HoldLine.Progress;
import io.greenline.call.Talk;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.Optional;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.ChannelStatusCommand;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;

/**
 * Rings an agent's telephone over FastAGI.
 *
 * <p>Dial would bind the caller's FastAGI until its end: no key and no nudge could stop the telephone. So Originate lets the
 * telephone ring by itself, while the caller goes on hearing music and waits for keys in short pieces. The telephone has
 * FastAGI connections of its own (see {@link AgentWord}): when it is dialled, answered, gone. When the agent has heard the
 * whisper, the caller's Bridge takes the telephone to her; Bridge runs on when the engine dies, and its outcome stays on
 * the caller's channel with the number of the attempt. A telephone that rings then is let go of when it is answered.
 */
final class AgentVerb {
    /**
     * How soon a key's or a nudge's absence is looked at again: what an agent's answer waits for at most. Not shorter: a key that
     * ends between two pieces is lost, see {@link AgiCallLeg}.
     */
    private static final Duration PIECE = Duration.ofMillis(250);

    private static final Duration AT_ONCE = Duration.ZERO;
    /** Asterisk's own end of the ringing, should the engine die. */
    private static final Duration LATER = Duration.ofSeconds(2);
    /** The telephone's end and Bridge's come from one deed of Asterisk's, over two connections. */
    private static final Duration APART = Duration.ofSeconds(1);

    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final AgiCommand STATUS = new GetFullVariableCommand("${ORIGINATE_STATUS}");
    private static final int RINGING = 5;
    private static final int LONGEST_DISPLAY = 60;

    private final AgiCallLeg leg;
    private final AgiScript script;
    private final AgiOffers offers;
    private final AgiHold hold;

    AgentVerb(AgiCallLeg leg, AgiOffers offers, AgiHold hold) {
        this.leg = leg;
        this.script = leg.script();
        this.offers = offers;
        this.hold = hold;
    }

    /** How the talk of this attempt ended that an engine before this one has begun; empty when there was none. */
    Optional<CallEvent.OfAgent> before(AgentCall agent, Progress progress) throws InterruptedException {
        return switch (script.step(BridgeOutcome.QUESTION, AT_ONCE, "say whom the caller has talked with")) {
            case Step.Over(Released released) -> Optional.of(released);
            case Step.Failed(SwitchFailed failure) -> Optional.of(failure);
            case Step.Done done -> {
                BridgeOutcome outcome = BridgeOutcome.parse(done.text());
                if (!outcome.isOf(agent.attempt())) {
                    yield Optional.empty();
                }
                progress.connected(Talk.FIXED);
                // Nobody has counted: how long it was is not known.
                yield Optional.of(BridgeOutcome.ended(outcome.cause(), Duration.ZERO));
            }
        };
    }

    CallEvent.OfAgent ring(AgentCall agent, Progress progress) throws InterruptedException {
        if (agent.dialString().chars().anyMatch(c -> c == ',' || Character.isISOControl(c))) {
            return new SwitchFailed("the telephone '%s' has a comma or a control character; correct it in the plan"
                    .formatted(agent.dialString()));
        }
        try (AgiOffer offer = offers.begin(agent.whisper(), progress)) {
            Optional<CallEvent.OfAgent> failed = dial(agent, offer);
            CallEvent.OfAgent end = failed.isPresent() ? failed.get() : wait(agent, offer);
            if (offer.channel().isPresent()) {
                script.ask(new ExecCommand("SoftHangup", offer.channel().get()), AT_ONCE);
            }
            return end;
        }
    }

    private Optional<CallEvent.OfAgent> dial(AgentCall agent, AgiOffer offer) throws InterruptedException {
        String options = "ab(greenline-offer^dial^1(%s))n(%s)".formatted(offer.number(), shown(agent.display()));
        AgiCommand originate = new ExecCommand(
                "Originate",
                agent.dialString(),
                "exten",
                "greenline-offer",
                offer.number(),
                "1",
                Long.toString(agent.ringFor().plus(LATER).toSeconds()),
                options);
        Step dialled = script.step(originate, AT_ONCE, "dial " + agent.dialString());
        if (dialled instanceof Step.Done) {
            dialled = script.step(STATUS, AT_ONCE, "say whether it dials " + agent.dialString());
        }
        return switch (dialled) {
            case Step.Over(Released released) -> Optional.of(released);
            case Step.Failed(SwitchFailed failure) -> Optional.of(failure);
            case Step.Done(int _, String status) when status.equals("SUCCESS") -> Optional.empty();
            case Step.Done _ ->
                Optional.of(new NotConnected(NotConnected.Why.UNREACHABLE, HangupCause.SUBSCRIBER_ABSENT));
        };
    }

    /** Letters, digits and a few signs: nothing that means something to Asterisk. */
    private static String shown(String display) {
        return display.codePoints()
                .limit(LONGEST_DISPLAY)
                .map(c -> Character.isLetterOrDigit(c) || ".-+@_".indexOf(c) >= 0 ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private CallEvent.OfAgent wait(AgentCall agent, AgiOffer offer) throws InterruptedException {
        long ringsUntil = System.nanoTime() + agent.ringFor().toNanos();
        Duration whisper = agent.whisper().stream().map(Sound::length).reduce(MARGIN, Duration::plus);
        while (true) {
            switch (leg.await(PIECE)) {
                case CallEvent.DigitPressed pressed -> {
                    return pressed;
                }
                case Released released -> {
                    return released;
                }
                case SwitchFailed failed -> {
                    return failed;
                }
                case CallEvent.TimedOut _ -> {
                    // The usual case.
                }
            }
            if (hold.nudged()) {
                return new CallEvent.Nudged();
            }
            long left = ringsUntil - System.nanoTime();
            switch (offer.stage()) {
                case Stage.Gone(int cause) -> {
                    return BridgeOutcome.notConnected(cause);
                }
                case Stage.Ready(String channel) -> {
                    return talk(agent, offer, channel);
                }
                case Stage.Whispering _ -> {
                    if (left + whisper.toNanos() <= 0) {
                        return new NotConnected(NotConnected.Why.UNREACHABLE, HangupCause.TEMPORARY_FAILURE);
                    }
                }
                case Stage.Ringing _ -> {
                    if (left <= 0) {
                        return new NotConnected(NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER);
                    }
                }
                case Stage.Dialling _ -> {
                    lookWhetherItRings(offer);
                    if (left <= 0) {
                        return new NotConnected(NotConnected.Why.UNREACHABLE, HangupCause.NO_USER_RESPONSE);
                    }
                }
            }
        }
    }

    private void lookWhetherItRings(AgiOffer offer) throws InterruptedException {
        Optional<String> channel = offer.channel();
        if (channel.isPresent()
                && script.ask(new ChannelStatusCommand(channel.get()), AT_ONCE)
                        instanceof AgiAnswer.Result(int state, String _, long _)
                && state == RINGING) {
            offer.rang();
        }
    }

    private CallEvent.OfAgent talk(AgentCall agent, AgiOffer offer, String channel) throws InterruptedException {
        if (script.step(BridgeOutcome.note(agent.attempt()), AT_ONCE, "note the talk")
                instanceof Step.Failed(SwitchFailed failure)) {
            return failure;
        }
        hold.musicEnds();
        offer.connecting();
        long began = System.nanoTime();
        // x: the agent's telephone is hung up when the caller is gone.
        Step bridged = script.step(
                new ExecCommand("Bridge", channel, "x"), script.longestTalk(), "connect the caller with " + channel);
        Duration talked = Duration.ofNanos(System.nanoTime() - began);
        offer.connected();
        return switch (bridged) {
            case Step.Over(Released released) -> released;
            case Step.Failed(SwitchFailed failure) -> failure;
            case Step.Done _ -> ended(offer, talked);
        };
    }

    /** Bridge ends well whoever has hung up; only a caller who is there has a channel with a state. */
    private CallEvent.OfAgent ended(AgiOffer offer, Duration talked) throws InterruptedException {
        return script.channelState() instanceof Step.Over(Released released)
                ? released
                : BridgeOutcome.ended(offer.whyGone(APART).orElse(HangupCause.NORMAL_CLEARING.code()), talked);
    }
}
