package io.greenline.asterisk.ari;

import io.greenline.call.CallEvent;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.call.VoiceSink;
import java.time.Duration;

/**
 * An ear of a channel in Stasis: the channel's own verbs, which a nudge may end, while a {@link Tap} brings the voice. The
 * two know nothing of each other: no verb waits for the voice.
 */
final class AriEar implements Ear {
    private final AriCallLeg leg;
    private final int number;
    private final VoiceDelivery delivery;
    private final Tap tap;

    AriEar(AriCallLeg leg, AriCalls calls, VoiceSink sink) {
        this.leg = leg;
        this.number = leg.state().openEar();
        this.delivery = new VoiceDelivery(sink);
        this.tap = calls.taps().open(leg.call().id(), delivery);
    }

    @Override
    public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
        return leg.playNudgeably(playback);
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
        return leg.awaitNudgeably(atMost);
    }

    @Override
    public void nudge() {
        leg.state().nudge(number);
    }

    /** Returns at once: what listened is taken away behind it, and the sink is told nothing any more. */
    @Override
    public void close() {
        leg.state().closeEar(number);
        delivery.close();
        tap.close();
    }
}
