package io.greenline.session;

import io.greenline.audio.Pcm;
import io.greenline.telephony.CallId;

/** Where the sound of answers is kept that a dialplan wants kept. Called on the call's thread; must not block. */
public interface VoiceArchive {

    /**
     * Keeps what was said.
     *
     * @param attempt the number of the question in the call
     * @return the name under which it can be found
     */
    String keep(CallId call, long attempt, Pcm voice);
}
