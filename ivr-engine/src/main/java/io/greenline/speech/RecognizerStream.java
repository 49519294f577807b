package io.greenline.speech;

import io.greenline.audio.Pcm;
import java.util.List;

/** One stream of voice at a recogniser. Used by one thread at a time. */
public interface RecognizerStream extends AutoCloseable {

    /**
     * Hears the next piece of voice.
     *
     * @param piece 8,000 samples a second
     * @return the words of the utterance so far, which may still change; empty text when there are none
     */
    String accept(Pcm piece) throws RecognizerException;

    /** The words of the whole utterance, the most likely first; none when nothing was understood. The stream begins anew. */
    List<Hypothesis> finish() throws RecognizerException;

    @Override
    void close();
}
