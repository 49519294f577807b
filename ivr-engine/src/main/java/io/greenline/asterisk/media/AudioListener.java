package io.greenline.asterisk.media;

import io.greenline.audio.Pcm;
import io.greenline.telephony.DtmfDigit;

/** Who is told what comes over an {@link AudioLine}: on one thread at a time, and every method returns at once. */
public interface AudioListener {

    /** Asterisk has connected: what is played from now on is heard. */
    void connected();

    /** The next piece of what the caller said, 8,000 samples a second, at least one sample. */
    void voice(Pcm piece);

    /** A key was released. */
    void key(DtmfDigit digit);

    /**
     * The line is over, or nobody came in time; the last word, said exactly once, also after {@link AudioLine#end}.
     *
     * @param reason for the log and the journal
     */
    void ended(String reason);
}
