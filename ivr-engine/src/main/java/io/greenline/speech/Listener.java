package io.greenline.speech;

import io.greenline.audio.Pcm;

/** Somebody who listens to one answer of one caller. Any thread. */
public interface Listener extends AutoCloseable {

    /** The next piece of the caller's voice; returns at once. */
    void voice(Pcm piece);

    /** Stops listening: no event is told from now on. */
    @Override
    void close();
}
