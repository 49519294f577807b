package io.greenline.asterisk.agi;

import io.greenline.asterisk.agi.EarWait.Feels;
import io.greenline.asterisk.agi.EarWait.Woken;
import io.greenline.asterisk.media.AudioLine;
import io.greenline.asterisk.media.SoundReader;
import io.greenline.audio.G711;
import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.SwitchFailed;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ear over FastAGI: while it is open, Asterisk's AudioSocket application runs on the call and everything happens over
 * its line. Prompts are read here and sent at their own pace, keys come over the line, and the end of the command tells
 * that the caller is gone.
 *
 * <p>Where the line is lost, the verbs go on by FastAGI's own commands; a prompt goes on where it was.
 *
 * <p><b>Keys.</b> While an ear is open no key is lost, whatever the handler does. What was pressed and not asked for is
 * handed to the leg at {@link #close}, and by the leg to its next verb or its next ear.
 */
final class AgiEar implements Ear {
    private final AgiCallLeg leg;
    private final G711 law;
    private final EarWait wait;
    private final EarSound sound;
    private final AudioLine line;
    private final AudioCommand command;

    /** @param law of the caller's line */
    AgiEar(AgiCallLeg leg, G711 law, EarWait wait, EarSound sound, AudioLine line, AudioCommand command) {
        this.leg = leg;
        this.law = law;
        this.wait = wait;
        this.sound = sound;
        this.line = line;
        this.command = command;
    }

    /** A wait of the call's thread. */
    private interface Waiting {
        Woken run() throws InterruptedException;
    }

    @Override
    public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
        Feels feels = playback.bargeIn() == BargeIn.NONE ? Feels.NO_KEYS : Feels.KEYS;
        if (feels == Feels.NO_KEYS) {
            wait.forgetKeys();
        }
        List<Pcm> pieces = new ArrayList<>();
        try {
            for (Sound each : playback.sounds()) {
                pieces.add(SoundReader.read(each, law));
            }
        } catch (IOException e) {
            return new SwitchFailed("the sound cannot be played: " + e.getMessage());
        }
        return play(playback, pieces, feels);
    }

    private CallEvent.OfHeardPlay play(Playback playback, List<Pcm> pieces, Feels feels) throws InterruptedException {
        Runnable whenHeard = wait.playback();
        Optional<Woken> kept = command.outcome().isPresent() ? Optional.empty() : wait.kept(feels);
        if (kept.isEmpty()) {
            line.play(pieces, whenHeard);
        }
        Woken woken = kept.isPresent() ? kept.get() : orLetGo(() -> wait.heard(feels));
        long said = line.stop();
        if (feels == Feels.NO_KEYS) {
            wait.forgetKeys();
        }
        return switch (woken) {
            case Woken.Key(var digit) -> new CallEvent.DigitPressed(digit);
            case Woken.Nudge _ -> new CallEvent.Nudged();
            case Woken.Finished _ -> new CallEvent.PlaybackFinished();
            case Woken.Over _ -> goOn(playback, pieces, said, feels);
            case Woken.TimedOut _, Woken.Stuck _ -> throw stuck();
        };
    }

    /** Plays the rest by FastAGI's own command. */
    private CallEvent.OfHeardPlay goOn(Playback playback, List<Pcm> pieces, long said, Feels feels)
            throws InterruptedException {
        Optional<CallEvent.Released> released = released();
        if (released.isPresent()) {
            return released.get();
        }
        Optional<Woken> kept = wait.kept(feels);
        if (kept.isPresent()) {
            return kept.get() instanceof Woken.Key(var digit)
                    ? new CallEvent.DigitPressed(digit)
                    : new CallEvent.Nudged();
        }
        int first = 0;
        long offset = said;
        while (first < pieces.size() && offset >= pieces.get(first).samples().length) {
            offset -= pieces.get(first).samples().length;
            first++;
        }
        List<Sound> rest = playback.sounds().subList(first, playback.sounds().size());
        return leg.play(new Playback(rest, playback.bargeIn()), Math.toIntExact(offset));
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + Math.max(0, atMost.toNanos());
        return switch (orLetGo(() -> wait.key(end))) {
            case Woken.Key(var digit) -> new CallEvent.DigitPressed(digit);
            case Woken.Nudge _ -> new CallEvent.Nudged();
            case Woken.TimedOut _ -> new CallEvent.TimedOut();
            case Woken.Over _ -> awaitOn(end);
            case Woken.Finished _, Woken.Stuck _ -> throw stuck();
        };
    }

    private CallEvent.OfHeardWait awaitOn(long end) throws InterruptedException {
        Optional<CallEvent.Released> released = released();
        if (released.isPresent()) {
            return released.get();
        }
        Optional<Woken> kept = wait.kept(Feels.KEYS);
        if (kept.isPresent()) {
            return kept.get() instanceof Woken.Key(var digit)
                    ? new CallEvent.DigitPressed(digit)
                    : new CallEvent.Nudged();
        }
        return leg.await(Duration.ofNanos(end - System.nanoTime()));
    }

    /** {@inheritDoc} What is playing stops at once: the next frame that Asterisk gets is silence. */
    @Override
    public void nudge() {
        wait.nudge();
    }

    @Override
    public void close() throws InterruptedException {
        sound.close();
        line.end();
        if (orLetGo(wait::end) instanceof Woken.Stuck) {
            throw stuck();
        }
        wait.giveTo(leg.keptKeys());
        leg.earClosed(this);
        requireHeld();
    }

    /** The call is let go of, or over: the line ends, and nothing more is asked of Asterisk. */
    private void abandon() {
        sound.close();
        line.end();
        if (command.outcome().isEmpty()) {
            command.letGo();
        }
    }

    private Woken orLetGo(Waiting waiting) throws InterruptedException {
        try {
            return waiting.run();
        } catch (InterruptedException e) {
            abandon();
            throw e;
        }
    }

    private InterruptedException stuck() {
        abandon();
        return new InterruptedException("Asterisk's AudioSocket does not end; this engine lets go of the call");
    }

    private Optional<CallEvent.Released> released() throws InterruptedException {
        requireHeld();
        return command.outcome().orElseThrow() instanceof AudioCommand.Outcome.CallerGone(var released)
                ? Optional.of(released)
                : Optional.empty();
    }

    private void requireHeld() throws InterruptedException {
        if (command.outcome().orElseThrow() instanceof AudioCommand.Outcome.LetGo(String reason)) {
            throw new InterruptedException(reason);
        }
    }
}
