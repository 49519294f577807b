package io.greenline.telephony;

/** What stops a prompt before its end (VoiceXML 2.0 section 4.1.5, {@code bargein}). */
public enum BargeIn {
    /** Nothing: the prompt plays out, and keys typed before or during it are discarded. */
    NONE,
    /** Any key: the prompt stops and the key counts as input. */
    DTMF
}
