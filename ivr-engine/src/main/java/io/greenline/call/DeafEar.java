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
        return leg.play(playback);
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
        return leg.await(atMost);
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
