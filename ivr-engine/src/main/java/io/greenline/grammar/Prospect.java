package io.greenline.grammar;

/** What may follow an entry so far, of keys or of words; it drives the timing rules of VoiceXML 2.0 appendix D. */
public enum Prospect {
    /** No continuation matches. */
    DEAD,
    /** A continuation can match, the entry so far does not. */
    NEEDS_MORE,
    /** The entry matches, and a longer entry could too. */
    CAN_END,
    /** The entry matches, and nothing longer can. */
    COMPLETE;

    /**
     * What this comes to.
     *
     * @param matches whether the entry so far does
     * @param grows whether a longer one can
     */
    public static Prospect of(boolean matches, boolean grows) {
        if (matches) {
            return grows ? CAN_END : COMPLETE;
        }
        return grows ? NEEDS_MORE : DEAD;
    }

    /** Of two grammars that are active together: one that can take more keeps the entry open. */
    public Prospect or(Prospect other) {
        return of(matches() || other.matches(), grows() || other.grows());
    }

    /** Whether the entry so far matches. */
    public boolean matches() {
        return this == CAN_END || this == COMPLETE;
    }

    /** Whether a longer entry can match. */
    public boolean grows() {
        return this == CAN_END || this == NEEDS_MORE;
    }
}
