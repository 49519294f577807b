package io.greenline.asterisk.ari;

/** Which ear or hold line may end a call's verbs, and whether one has and no verb knows it yet. Guarded by its owner. */
final class Nudges {
    /** A number for each ear or hold line, even while there is none. */
    private int open;

    private boolean waits;

    /** From now on what has the number that this gives nudges, and nothing else; what was nudged before is forgotten. */
    int open() {
        open++;
        waits = false;
        return open;
    }

    /** From now on this one nudges nothing. */
    void close(int which) {
        if (isOpen(which)) {
            open();
        }
    }

    boolean isOpen(int which) {
        return which == open;
    }

    /** The next verb is to end. */
    void keep() {
        waits = true;
    }

    /** A verb was ended by it. */
    void spend() {
        waits = false;
    }

    boolean waits() {
        return waits;
    }

    /** Takes the nudge that waits, if there is one. */
    boolean take() {
        boolean was = waits;
        waits = false;
        return was;
    }
}
