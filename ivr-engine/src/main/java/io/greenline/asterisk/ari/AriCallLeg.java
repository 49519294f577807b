package io.greenline.asterisk.ari;

import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** A caller's channel in Stasis. The verbs belong to the call's thread; events come through {@link LegState}. */
final class AriCallLeg implements CallLeg {
    /** The news that a caller hung up comes right behind that of what her end has ended, or right before it. */
    static final Duration HANG_UP_FOLLOWS = Duration.ofMillis(200);

    static final CallEvent.Released HUNG_UP = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);

    private final InboundCall call;
    private final AriCalls calls;
    private final LegState state;
    private final boolean adopted;
    private boolean answered;
    private Optional<AriEar> ear = Optional.empty();

    /** What an engine before this one made for this call and nobody has looked at yet. */
    private Leftovers leftovers;

    AriCallLeg(InboundCall call, AriCalls calls, AriChannel channel, boolean adopted, Leftovers leftovers) {
        this.call = call;
        this.calls = calls;
        this.state = new LegState(call.id());
        this.answered = channel.isUp();
        this.adopted = adopted;
        this.leftovers = leftovers;
    }

    @Override
    public InboundCall call() {
        return call;
    }

    LegState state() {
        return state;
    }

    /** Whether another life of this engine may have had it. */
    boolean adopted() {
        return adopted;
    }

    String channelId() {
        return call.id().value();
    }

    @Override
    public CallEvent.OfAnswer answer() throws InterruptedException {
        alive();
        Optional<CallEvent.Released> gone = state.released();
        if (gone.isPresent()) {
            return gone.get();
        }
        if (answered) {
            return new CallEvent.Answered();
        }
        AriRequest request = AriCommands.answer(channelId());
        return switch (calls.link().ask(request)) {
            case Reply.Done done when done.ok() -> isAnswered();
            case Reply.Done done -> refused(request, done);
            case Reply.Missing missing -> isUp() ? isAnswered() : failedAnswer(missing.why());
            case Reply.InDoubt _ -> isUp() ? isAnswered() : failedAnswer(request.title() + ": in doubt");
            case Reply.Fenced _ -> throw fenced();
        };
    }

    @Override
    public CallEvent.OfPlay play(Playback playback) throws InterruptedException {
        return switch (playNudgeably(playback)) {
            case CallEvent.OfPlay event -> event;
            case CallEvent.Nudged _ -> throw nudgedWithoutEar();
        };
    }

    CallEvent.OfHeardPlay playNudgeably(Playback playback) throws InterruptedException {
        alive();
        Optional<CallEvent.Released> gone = state.released();
        return gone.isPresent() ? gone.get() : new PlayRun(this, calls, playback).run();
    }

    @Override
    public CallEvent.OfWait await(Duration atMost) throws InterruptedException {
        return switch (awaitNudgeably(atMost)) {
            case CallEvent.OfWait event -> event;
            case CallEvent.Nudged _ -> throw nudgedWithoutEar();
        };
    }

    CallEvent.OfHeardWait awaitNudgeably(Duration atMost) throws InterruptedException {
        alive();
        CallEvent.OfHeardWait event = state.awaitKey(atMost.toNanos());
        if (event instanceof CallEvent.TimedOut) {
            alive();
        }
        return event;
    }

    private static IllegalStateException nudgedWithoutEar() {
        return new IllegalStateException(
                "a verb of the leg was nudged: close the ear before the leg's own verbs are used");
    }

    @Override
    public Ear listen(VoiceSink sink) throws InterruptedException {
        alive();
        endListening();
        AriEar opened = new AriEar(this, calls, sink);
        ear = Optional.of(opened);
        return opened;
    }

    /** Nobody listens any more, whoever forgot to say so. */
    void endListening() {
        ear.ifPresent(AriEar::close);
        ear = Optional.empty();
    }

    @Override
    public HoldLine hold(String music) throws InterruptedException {
        alive();
        endListening();
        return new AriHold(this, calls, music);
    }

    /**
     * What an engine before this one made for this offer, once; what it made for anything else is taken down.
     *
     * @param attempt empty for none: everything is taken down
     */
    Leftovers takeUp(OptionalLong attempt) {
        Leftovers there = leftovers;
        leftovers = Leftovers.NONE;
        Predicate<String> kept = id -> attempt.isPresent() && calls.ids().isOfOffer(id, attempt.getAsLong());
        there.channels().stream()
                .filter(kept.negate())
                .forEach(id -> calls.link().tell(AriCommands.hangUp(id, HangupCause.NORMAL_CLEARING)));
        there.bridges().stream()
                .filter(kept.negate())
                .forEach(id -> calls.link().tell(AriCommands.destroyBridge(id)));
        return there.only(kept);
    }

    @Override
    public CallEvent.OfTransfer transfer(Transfer transfer) throws InterruptedException {
        alive();
        Optional<CallEvent.Released> gone = state.released();
        if (gone.isPresent()) {
            return gone.get();
        }
        state.keys(LegState.Keys.DISCARDED);
        try {
            return new TransferRun(this, calls, transfer).run();
        } finally {
            state.keys(LegState.Keys.KEPT);
        }
    }

    @Override
    public CallEvent.OfRecord record(MessageRecording recording) throws InterruptedException {
        alive();
        Optional<CallEvent.Released> gone = state.released();
        if (gone.isPresent()) {
            return gone.get();
        }
        state.keys(LegState.Keys.NOTICED);
        try {
            return new RecordRun(this, calls, recording).run();
        } finally {
            state.keys(LegState.Keys.KEPT);
        }
    }

    @Override
    public void handBack(String reason) throws InterruptedException {
        alive();
        if (state.released().isPresent()) {
            return;
        }
        calls.link().tell(AriCommands.setVariable(channelId(), AriCalls.REFUSED, reason));
        Reply reply = calls.link().ask(AriCommands.continueInDialplan(channelId()));
        if (reply instanceof Reply.Fenced) {
            throw fenced();
        }
        calls.log(call.id(), "goes back to the dialplan: " + reason);
        state.release(new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.ENGINE));
    }

    @Override
    public void hangUp(HangupCause cause) throws InterruptedException {
        alive();
        if (state.released().isPresent()) {
            return;
        }
        CallEvent.Released byUs = new CallEvent.Released(cause, Party.ENGINE);
        calls.link().send(AriCommands.hangUp(channelId(), cause), reply -> {
            if (reply instanceof Reply.Done done && (done.ok() || done.notFound())) {
                state.release(byUs);
            }
        });
        Duration patience = calls.settings().patience().command();
        if (!state.awaitReleased(patience.toNanos())) {
            // The request goes out after the reconnect, for as long as the driver lives; the call's part is over.
            calls.hangUps().add(channelId(), cause);
            calls.log(call.id(), "is hung up as soon as Asterisk can be reached");
        }
        state.release(byUs);
    }

    /** A channel that Asterisk does not know any more has hung up, whether or not its event was lost. */
    CallEvent.Released goneFromSwitch() {
        state.release(HUNG_UP);
        return state.released().orElse(HUNG_UP);
    }

    private CallEvent.OfAnswer failedAnswer(String reason) throws InterruptedException {
        Optional<CallEvent.Released> gone = releasedAfterAll();
        return gone.isPresent() ? gone.get() : new CallEvent.SwitchFailed(reason);
    }

    /** Whether a command failed because the caller is gone; a channel that is just being hung up is still there to be read. */
    Optional<CallEvent.Released> releasedAfterAll() throws InterruptedException {
        if (state.released().isEmpty() && channel().isPresent()) {
            state.awaitReleased(HANG_UP_FOLLOWS.toNanos());
        }
        return state.released();
    }

    /** What Asterisk says of this channel; empty when it is gone (the state knows then) or Asterisk is silent. */
    private Optional<AriChannel> channel() throws InterruptedException {
        return switch (calls.link().ask(AriCommands.channel(channelId()))) {
            case Reply.Done done when done.ok() -> StateReader.channel(done.body());
            case Reply.Done done
            when done.notFound() -> {
                goneFromSwitch();
                yield Optional.empty();
            }
            case Reply.Done _, Reply.Missing _, Reply.InDoubt _ -> Optional.empty();
            case Reply.Fenced _ -> throw fenced();
        };
    }

    private boolean isUp() throws InterruptedException {
        return channel().map(AriChannel::isUp).orElse(false);
    }

    private CallEvent.OfAnswer isAnswered() {
        answered = true;
        return new CallEvent.Answered();
    }

    private CallEvent.OfAnswer refused(AriRequest request, Reply.Done done) throws InterruptedException {
        return done.notFound()
                ? goneFromSwitch()
                : failedAnswer(request.title() + ": " + done.status() + " " + done.body());
    }

    /** Throws when this engine may not act on the call any more. */
    void alive() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the call is let go");
        }
        if (!calls.link().state().alive()) {
            throw fenced();
        }
    }

    static InterruptedException fenced() {
        return new InterruptedException("this engine may not act on the switch any more");
    }
}
