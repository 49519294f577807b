package io.greenline.asterisk.agi;

import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.DeafEar;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
import io.greenline.call.Playback;
import io.greenline.call.VoiceSink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.asteriskjava.fastagi.command.SetMusicOffCommand;
import org.asteriskjava.fastagi.command.SetMusicOnCommand;

/**
 * A hold line over FastAGI.
 *
 * <p>Asterisk plays the music by itself, and the caller's thread waits for keys in pieces, between which a nudge is seen.
 * Asterisk's own playing cannot be stopped from here but by a key. So announcements are sent over AudioSocket, as to a
 * caller who is listened to; where that cannot be had, a nudge only ends them between two sounds.
 */
final class AgiHold implements HoldLine {
    /** Nobody listens: an ear is only opened for its way to the caller. */
    private static final VoiceSink NOBODY = new VoiceSink() {
        @Override
        public void voice(Pcm piece) {
            // Not listened to.
        }

        @Override
        public void lost(String reason) {
            // Not missed.
        }
    };

    private final AgiCallLeg leg;
    private final AgiOffers offers;
    private final String music;
    private final AtomicBoolean nudged = new AtomicBoolean();
    private volatile Optional<Ear> ear = Optional.empty();
    private boolean plays;

    AgiHold(AgiCallLeg leg, AgiOffers offers, String music) {
        this.leg = leg;
        this.offers = offers;
        this.music = music;
    }

    /** Whether a nudge came; it is taken. */
    boolean nudged() {
        return nudged.getAndSet(false);
    }

    @Override
    public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
        musicEnds();
        Ear opened = leg.listen(NOBODY);
        if (opened instanceof DeafEar) {
            return soundBySound(playback);
        }
        ear = Optional.of(opened);
        try {
            if (nudged.get()) {
                opened.nudge();
            }
            CallEvent.OfHeardPlay event = opened.play(playback);
            if (event instanceof CallEvent.Nudged) {
                nudged.set(false);
            }
            return event;
        } finally {
            ear = Optional.empty();
            opened.close();
        }
    }

    private CallEvent.OfHeardPlay soundBySound(Playback playback) throws InterruptedException {
        for (Sound sound : playback.sounds()) {
            if (nudged()) {
                return new CallEvent.Nudged();
            }
            CallEvent.OfPlay event = leg.play(new Playback(List.of(sound), playback.bargeIn()));
            if (!(event instanceof CallEvent.PlaybackFinished)) {
                return event;
            }
        }
        return nudged() ? new CallEvent.Nudged() : new CallEvent.PlaybackFinished();
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        CallEvent.OfWait kept = leg.await(Duration.ZERO);
        if (!(kept instanceof CallEvent.TimedOut)) {
            return kept;
        }
        musicBegins();
        HoldPace pace = offers.pace();
        pace.begins();
        try {
            return inPieces(pace, end);
        } finally {
            pace.ends();
        }
    }

    private CallEvent.OfHeardWait inPieces(HoldPace pace, long end) throws InterruptedException {
        while (!nudged()) {
            Duration piece = pace.piece();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            CallEvent.OfWait event = leg.await(left.compareTo(piece) < 0 ? left : piece);
            if (!(event instanceof CallEvent.TimedOut) || left.compareTo(piece) < 0) {
                return event;
            }
        }
        return new CallEvent.Nudged();
    }

    @Override
    public CallEvent.OfAgent ring(AgentCall agent, Progress progress) throws InterruptedException {
        if (nudged()) {
            return new CallEvent.Nudged();
        }
        AgentVerb verb = new AgentVerb(leg, offers, this);
        Optional<CallEvent.OfAgent> before = verb.before(agent, progress);
        if (before.isPresent()) {
            return before.get();
        }
        musicBegins();
        return verb.ring(agent, progress);
    }

    private void musicBegins() throws InterruptedException {
        if (!plays) {
            leg.script().step(new SetMusicOnCommand(music), Duration.ZERO, "play music");
            plays = true;
        }
    }

    void musicEnds() throws InterruptedException {
        if (plays) {
            leg.script().step(new SetMusicOffCommand(), Duration.ZERO, "end the music");
            plays = false;
        }
    }

    @Override
    public void nudge() {
        nudged.set(true);
        ear.ifPresent(Ear::nudge);
    }

    @Override
    public void close() throws InterruptedException {
        musicEnds();
    }
}
