package io.greenline.asterisk.agi;

import io.greenline.asterisk.agi.AgiScript.Step;
import io.greenline.audio.G711;
import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallEvent.SwitchFailed;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
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
import java.util.Optional;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.AnswerCommand;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;
import org.asteriskjava.fastagi.command.StreamFileCommand;
import org.asteriskjava.fastagi.command.WaitForDigitCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A caller's leg as a FastAGI script sees it.
 *
 * <p><b>Keys.</b> FastAGI delivers a key as the answer of the command that runs; between two commands Asterisk reads the
 * channel and throws away what it reads (res_agi.c, run_agi). So a key is lost when its end falls between one answer and
 * the next command: well under a millisecond while the handler goes from verb to verb, and all the time that it does
 * something else. A handler that works for longer calls {@link #await} in slices meanwhile. The only keys that are kept
 * here are those that a closed ear has left: while an ear is open, all are heard.
 *
 * <p><b>A connection that breaks.</b> When Asterisk closes the connection without having said {@code HANGUP}, nobody can
 * tell from here whether the caller is still there: every verb throws {@link InterruptedException}, and the call is not
 * ended. If the caller is there, the shipped dialplan calls FastAGI again with the same unique id, and the handler takes
 * up the call where it was; if not, nothing more is heard of it. (With {@code AGIEXITONHANGUP} Asterisk still says
 * {@code HANGUP} before it closes.) After a missed deadline the leg stays usable as long as Asterisk says anything.
 *
 * <p><b>The end.</b> Ending a call marks it ({@code GREENLINE_CALL=ended}) and lets the script return; the dialplan
 * hangs up at once. Only for a cause other than normal clearing is Asterisk told to hang up from here. A call that comes
 * back to the dialplan without the mark is taken on by the safety net.
 */
final class AgiCallLeg implements CallLeg {
    private static final Logger LOG = LoggerFactory.getLogger(AgiCallLeg.class);

    private static final String EVERY_KEY = "0123456789*#ABCD";
    private static final String NO_KEY = "";
    /** Asterisk answers, then waits up to half a second for the caller's first voice packet. */
    private static final Duration ANSWERING = Duration.ofSeconds(1);

    private static final AgiCommand NATIVE_FORMAT = new GetFullVariableCommand("${CHANNEL(audionativeformat)}");

    private final AgiScript script;
    private final InboundCall call;
    private final SoundPaths sounds;
    private final AgiVoice voice;
    private final AgiOffers offers;
    private final KeptKeys kept = new KeptKeys();
    private @Nullable AgiEar ear;
    private @Nullable G711 law;

    AgiCallLeg(AgiScript script, InboundCall call, SoundPaths sounds, AgiVoice voice, AgiOffers offers) {
        this.script = script;
        this.call = call;
        this.sounds = sounds;
        this.voice = voice;
        this.offers = offers;
    }

    @Override
    public InboundCall call() {
        return call;
    }

    /** The commands that the leg's verbs are made of. */
    AgiScript script() {
        return script;
    }

    @Override
    public CallEvent.OfAnswer answer() throws InterruptedException {
        return switch (script.step(new AnswerCommand(), ANSWERING, "answer the call")) {
            case Step.Done _ -> new CallEvent.Answered();
            case Step.Over(Released released) -> released;
            case Step.Failed(SwitchFailed failure) -> failure;
        };
    }

    @Override
    public CallEvent.OfPlay play(Playback playback) throws InterruptedException {
        return play(playback, 0);
    }

    /**
     * As {@link #play(Playback)}, from a place in the first sound.
     *
     * @param offset of the place, in samples of 8,000 a second
     */
    CallEvent.OfPlay play(Playback playback, int offset) throws InterruptedException {
        if (script.over().isPresent()) {
            return script.over().get();
        }
        boolean interruptible = playback.bargeIn() == BargeIn.DTMF;
        Optional<DtmfDigit> before = interruptible ? kept.next() : Optional.empty();
        if (before.isPresent()) {
            return new CallEvent.DigitPressed(before.get());
        }
        kept.forget();
        int from = offset;
        for (Sound sound : playback.sounds()) {
            CallEvent.OfPlay event = play(sound, from, interruptible ? EVERY_KEY : NO_KEY);
            if (!(event instanceof CallEvent.PlaybackFinished)) {
                return event;
            }
            from = 0;
        }
        return new CallEvent.PlaybackFinished();
    }

    private CallEvent.OfPlay play(Sound sound, int from, String keys) throws InterruptedException {
        Optional<String> path = sounds.asAsteriskSees(sound.file());
        if (path.isEmpty()) {
            return new SwitchFailed(
                    "Asterisk cannot be told of the sound %s: it is outside the prompts directory %s or has a control character"
                            .formatted(sound.file(), sounds.promptsDirectory()));
        }
        String task = "play %s (is it there, in a format that Asterisk knows, and may Asterisk read it?)"
                .formatted(path.get());
        AgiCommand command =
                from == 0 ? new StreamFileCommand(path.get(), keys) : new StreamFileCommand(path.get(), keys, from);
        return switch (script.step(command, sound.length(), task)) {
            case Step.Done done when done.value() == 0 -> new CallEvent.PlaybackFinished();
            case Step.Done done -> {
                Optional<DtmfDigit> digit = DtmfDigit.of((char) done.value());
                yield digit.isPresent() ? new CallEvent.DigitPressed(digit.get()) : notAKey(done.value());
            }
            case Step.Over(Released released) -> released;
            case Step.Failed(SwitchFailed failure) -> failure;
        };
    }

    @Override
    public CallEvent.OfWait await(Duration atMost) throws InterruptedException {
        if (script.over().isPresent()) {
            return script.over().get();
        }
        Optional<DtmfDigit> before = kept.next();
        if (before.isPresent()) {
            return new CallEvent.DigitPressed(before.get());
        }
        if (!atMost.isPositive()) {
            return new CallEvent.TimedOut();
        }
        long millis = Math.clamp(atMost.plusNanos(999_999).toMillis(), 1, Integer.MAX_VALUE);
        return switch (script.step(new WaitForDigitCommand(millis), Duration.ofMillis(millis), "wait for a key")) {
            case Step.Done done when done.value() == 0 -> new CallEvent.TimedOut();
            case Step.Done done -> {
                Optional<DtmfDigit> digit = DtmfDigit.of((char) done.value());
                yield digit.isPresent() ? new CallEvent.DigitPressed(digit.get()) : notAKey(done.value());
            }
            case Step.Over(Released released) -> released;
            case Step.Failed(SwitchFailed failure) -> failure;
        };
    }

    @Override
    public Ear listen(VoiceSink sink) throws InterruptedException {
        return voice.listen(this, sink);
    }

    void earOpened(AgiEar opened) {
        ear = opened;
    }

    void earClosed(AgiEar closed) {
        if (ear == closed) {
            ear = null;
        }
    }

    private void closeEar() throws InterruptedException {
        AgiEar open = ear;
        if (open != null) {
            open.close();
        }
    }

    KeptKeys keptKeys() {
        return kept;
    }

    /** The law of the caller's line, mu-law for one that has another codec; empty when Asterisk does not tell. */
    Optional<G711> law() throws InterruptedException {
        if (law == null
                && script.step(NATIVE_FORMAT, AgiScript.AT_ONCE, "say the caller's codec") instanceof Step.Done done) {
            law = done.text().contains("alaw") ? G711.ALAW : G711.ULAW;
        }
        return Optional.ofNullable(law);
    }

    @Override
    public HoldLine hold(String music) {
        return new AgiHold(this, offers, music);
    }

    @Override
    public CallEvent.OfTransfer transfer(Transfer transfer) throws InterruptedException {
        return new TransferVerb(script).transfer(transfer);
    }

    @Override
    public void hangUp(HangupCause cause) throws InterruptedException {
        if (script.over().isPresent()) {
            return;
        }
        closeEar();
        boolean marked = script.set("GREENLINE_CALL", "ended");
        if (!script.hangupSeen() && (!marked || cause != HangupCause.NORMAL_CLEARING)) {
            script.ask(new ExecCommand("Hangup", Integer.toString(cause.code())), AgiScript.AT_ONCE);
        }
        script.end(new Released(cause, Party.ENGINE));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The dialplan finds the reason in {@code GREENLINE_REFUSED} when the script returns.
     */
    @Override
    public void handBack(String reason) throws InterruptedException {
        if (script.over().isPresent()) {
            return;
        }
        closeEar();
        if (!script.set("GREENLINE_REFUSED", reason)) {
            LOG.info("Call {}: handed back ({}), but Asterisk could not be told why", call.id(), reason);
        }
        script.end(HangupWord.HANDED_BACK);
    }

    @Override
    public CallEvent.OfRecord record(MessageRecording recording) throws InterruptedException {
        return new MessageVerb(script).record(recording);
    }

    private static SwitchFailed notAKey(int value) {
        return new SwitchFailed("Asterisk reported a key that no telephone has (%d)".formatted(value));
    }
}
