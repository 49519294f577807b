package io.greenline.dialplan;

import java.util.Locale;

/**
 * The ways out of a queue that a dialplan may name; where it does not, the call goes as for {@code timeout}, and after a promised
 * callback it ends.
 */
public enum QueueWay {
    /** The queue's hours are over. */
    CLOSED,
    /** As many wait as may. */
    FULL,
    /** Nobody is signed in who could take the call. */
    UNSTAFFED,
    /** A callback was promised. */
    CALLBACK,
    /** The queue wants to call back, and cannot. */
    REFUSED,
    VOICEMAIL,
    TEXT,
    OVERFLOW;

    /** The word under {@code on}, and the edge's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
