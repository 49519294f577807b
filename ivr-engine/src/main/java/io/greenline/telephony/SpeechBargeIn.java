package io.greenline.telephony;

/** What of the caller's speech stops a prompt before its end (VoiceXML 2.0 section 4.1.5, {@code bargeintype}). */
public enum SpeechBargeIn {
    /** Nothing: the prompt plays out, and what is said meanwhile is not listened to. */
    NONE,
    /** Words that are surely said; noise does not. */
    SPEECH,
    /** Words that are a whole answer: other speech is ignored, and never is a wrong answer. */
    HOTWORD
}
