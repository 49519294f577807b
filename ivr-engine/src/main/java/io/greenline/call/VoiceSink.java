package io.greenline.call;

import io.greenline.audio.Pcm;

/** Where a caller's voice goes. Called on one thread of the driver's at a time; both return at once. */
public interface VoiceSink {

    /**
     * The next piece of what the caller said, in order and in time: 8,000 samples a second, at least one and seldom more
     * than 100 ms. Silence comes as silence, as long as the switch sends any.
     */
    void voice(Pcm piece);

    /**
     * The voice ended though the ear is open: it could not be had, or broke off. Nothing more comes.
     *
     * @param reason for the log and the journal: what was asked, what came back
     */
    void lost(String reason);
}
