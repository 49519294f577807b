package io.greenline.call;

import java.time.Duration;

/** An ear of a leg whose voice cannot be had: keys work, nobody is heard. A nudge changes nothing: there is nobody to nudge. */
public final class DeafEar implements Ear {
    private final CallLeg leg;

    /**
     * An ear that only feels keys.
     *
     * @param reason told to the sink
     */
    public DeafEar(CallLeg leg, VoiceSink sink, String reason) {
        this.leg = leg;
        sink.lost(reason);
    }

    @Override
    public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
        return switch (leg.play(playback)) {
            case CallEvent.PlaybackFinished finished -> finished;
            case CallEvent.DigitPressed pressed -> pressed;
            case CallEvent.Released released -> released;
            case CallEvent.SwitchFailed failed -> failed;
        };
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
        return switch (leg.await(atMost)) {
            case CallEvent.DigitPressed pressed -> pressed;
            case CallEvent.TimedOut timedOut -> timedOut;
            case CallEvent.Released released -> released;
            case CallEvent.SwitchFailed failed -> failed;
        };
    }

    @Override
    public void nudge() {
        // Nobody hears the caller, so nobody has anything to say of it.
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
