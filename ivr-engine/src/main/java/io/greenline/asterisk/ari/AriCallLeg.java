package io.greenline.asterisk.ari;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.DeafEar;
import io.greenline.call.Ear;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A caller's channel in Stasis. The verbs belong to the call's thread; events come through {@link LegState}. */
final class AriCallLeg implements CallLeg {
    static final CallEvent.Released HUNG_UP = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);

    private final InboundCall call;
    private final AriCalls calls;
    private final LegState state;
    private final boolean adopted;
    private boolean answered;

    AriCallLeg(InboundCall call, AriCalls calls, AriChannel channel, boolean adopted) {
        this.call = call;
        this.calls = calls;
        this.state = new LegState(call.id());
        this.answered = channel.isUp();
        this.adopted = adopted;
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
        alive();
        Optional<CallEvent.Released> gone = state.released();
        if (gone.isPresent()) {
            return gone.get();
        }
        OptionalInt slot = playback.sounds().isEmpty() ? OptionalInt.empty() : state.beginPlay(playback.bargeIn());
        if (slot.isEmpty()) {
            return notPlayed(playback.bargeIn());
        }
        try {
            return playIn(slot.getAsInt(), playback);
        } finally {
            state.endPlay();
        }
    }

    private CallEvent.OfPlay notPlayed(BargeIn bargeIn) {
        if (bargeIn == BargeIn.NONE) {
            state.keys(LegState.Keys.DISCARDED);
            state.keys(LegState.Keys.KEPT);
        }
        Optional<DtmfDigit> key = state.takeKey();
        return key.isPresent() ? new CallEvent.DigitPressed(key.get()) : new CallEvent.PlaybackFinished();
    }

    private CallEvent.OfPlay playIn(int slot, Playback playback) throws InterruptedException {
        String id = Ids.playback(call.id(), slot);
        AriRequest request = AriCommands.play(channelId(), id, files(playback));
        calls.link().send(request, reply -> state.playAnswered(slot, reply));
        long deadline = System.nanoTime() + longest(playback).toNanos();
        long lastWord = deadline + calls.settings().patience().away().toNanos();
        while (true) {
            switch (state.awaitPlay(Math.max(0, deadline - System.nanoTime()))) {
                case INTERRUPTED -> {
                    return notPlayed(BargeIn.DTMF);
                }
                case ENDED -> {
                    return new CallEvent.PlaybackFinished();
                }
                case RELEASED -> {
                    return state.released().orElse(HUNG_UP);
                }
                case FENCED -> throw fenced();
                case REFUSED -> {
                    return refusedPlay(request);
                }
                case FAILED -> {
                    return failedPlay("Asterisk could not play " + files(playback)
                            + ": is the file there, readable for Asterisk and in a format that it knows?");
                }
                case IN_DOUBT -> look(slot, request, LegState.Play.IN_DOUBT);
                case TO_CHECK -> look(slot, request, LegState.Play.ACCEPTED);
                case ASKED, ACCEPTED, NONE -> {
                    // Time is over. With the connection away it runs on a while; else the end was perhaps not told.
                    if (System.nanoTime() - lastWord >= 0) {
                        calls.link().tell(AriCommands.stop(id));
                        return new CallEvent.SwitchFailed(request.title() + ": neither its end nor an answer came");
                    }
                    deadline = System.nanoTime() + look(slot, request, LegState.Play.ACCEPTED);
                }
            }
        }
    }

    /** Reads whether Asterisk has the playback, through a reconnect if need be; how long to wait before the next look. */
    private long look(int slot, AriRequest request, LegState.Play before) throws InterruptedException {
        switch (calls.link().ask(AriCommands.playback(Ids.playback(call.id(), slot)))) {
            case Reply.Done done when done.ok() -> state.resolve(LegState.Play.ACCEPTED);
            case Reply.Done done
            when done.notFound() && before == LegState.Play.ACCEPTED -> state.resolve(LegState.Play.ENDED);
            case Reply.Done done
            when done.notFound() -> {
                if (state.resolve(LegState.Play.ASKED)) {
                    calls.link().send(request, reply -> state.playAnswered(slot, reply));
                }
            }
            case Reply.Done done -> state.playAnswered(slot, done);
            case Reply.Missing missing -> state.playAnswered(slot, new Reply.Done(0, missing.why()));
            case Reply.InDoubt _ -> {}
            case Reply.Fenced _ -> throw fenced();
        }
        return calls.settings().patience().command().toNanos();
    }

    private CallEvent.OfPlay refusedPlay(AriRequest request) throws InterruptedException {
        if (state.refusal().startsWith("404 ")) {
            return goneFromSwitch();
        }
        return failedPlay(request.title() + ": " + state.refusal());
    }

    /** Playbacks also fail because the caller hung up: the news of that comes right behind. */
    private CallEvent.OfPlay failedPlay(String reason) throws InterruptedException {
        Optional<CallEvent.Released> gone = releasedAfterAll();
        return gone.isPresent() ? gone.get() : new CallEvent.SwitchFailed(reason);
    }

    @Override
    public CallEvent.OfWait await(Duration atMost) throws InterruptedException {
        alive();
        CallEvent.OfWait event = state.awaitKey(atMost.toNanos());
        if (event instanceof CallEvent.TimedOut) {
            alive();
        }
        return event;
    }

    @Override
    public Ear listen(VoiceSink sink) {
        return new DeafEar(this, sink, "this leg has no voice");
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
            calls.hangingUp(channelId(), cause);
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

    /** Whether a command failed because the caller is gone. */
    Optional<CallEvent.Released> releasedAfterAll() throws InterruptedException {
        if (state.released().isEmpty() && channel().isPresent()) {
            return Optional.empty();
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

    private List<String> files(Playback playback) {
        List<String> files = new ArrayList<>(playback.sounds().size());
        for (Sound sound : playback.sounds()) {
            files.add(calls.settings().prompts().onSwitch(sound.file()));
        }
        return files;
    }

    private Duration longest(Playback playback) {
        Duration sum = calls.settings().patience().command();
        for (Sound sound : playback.sounds()) {
            sum = sum.plus(sound.length());
        }
        return sum;
    }

    private void alive() throws InterruptedException {
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
