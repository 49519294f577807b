package io.greenline.prompt;

import io.greenline.audio.Pcm;

/** What came of synthesising a text. */
public sealed interface Synthesis {
    /** It was said; at least one sample. */
    record Spoken(Pcm sound) implements Synthesis {}

    /**
     * It was not.
     *
     * @param problem what went wrong, without a full stop and without the text: it may be a caller's value
     * @param remedy what to do about it, without a full stop
     */
    record Failed(Reason reason, String problem, String remedy) implements Synthesis {}

    /** Why a text was not said. */
    enum Reason {
        /** There is no synthesiser: the program is not installed. */
        UNAVAILABLE,
        /** It does not speak the language. */
        LANGUAGE,
        /** It took too long. */
        TIMED_OUT,
        /** It reported an error, or its sound was none. */
        FAULT
    }
}
