package io.greenline.grammar;

/** What may follow an entry so far, of keys or of words; it drives the timing rules of VoiceXML 2.0 appendix D. */
public enum Prospect {
    /** No continuation matches. */
    DEAD,
    /** A continuation can match, the entry so far does not. */
    NEEDS_MORE,
    /** The entry matches, and a longer one could too. */
    CAN_END,
    /** The entry matches, and nothing longer can. */
    COMPLETE
}
