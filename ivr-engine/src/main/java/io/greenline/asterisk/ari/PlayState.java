package io.greenline.asterisk.ari;

/** How far the playback that the call waits for has come; each state with its own arrows. */
enum PlayState {
    NONE,
    /** Asked for; Asterisk has not answered. */
    ASKED,
    /** Asterisk has it. */
    ACCEPTED,
    /** Asked for, and whether Asterisk has it is not known. */
    IN_DOUBT,
    /** Asterisk had it before the connection was away; whether it has ended meanwhile is not known. */
    TO_CHECK,
    /** A key stopped it. */
    INTERRUPTED,
    /** Who listens to the caller stopped it. */
    NUDGED,
    /** Heard to its end. */
    ENDED,
    /** Asterisk could not play it. */
    FAILED,
    /** Asterisk did not take the command. */
    REFUSED,
    /** The channel is gone. */
    RELEASED,
    /** This node may do nothing any more. */
    FENCED;

    /** What can happen to a playback. */
    enum Event {
        /** Asterisk took the command, or was found to have the playback. */
        ACCEPT,
        REFUSE,
        /** The answer to the command is missing. */
        DOUBT,
        FENCE,
        /** Asterisk was found not to have it: it is asked for again. */
        ASK_AGAIN,
        /** A key that may stop it. */
        KEY,
        NUDGE,
        END,
        FAIL,
        /** The connection was away: its end may have been missed. */
        RECONNECT
    }

    /** The state after an event; what has stopped stays as it stopped. */
    PlayState on(Event event) {
        if (!running()) {
            return this;
        }
        return switch (event) {
            case ACCEPT -> ACCEPTED;
            case REFUSE -> REFUSED;
            case DOUBT -> IN_DOUBT;
            case FENCE -> FENCED;
            case ASK_AGAIN -> ASKED;
            case KEY -> INTERRUPTED;
            case NUDGE -> NUDGED;
            case END -> ENDED;
            case FAIL -> FAILED;
            case RECONNECT -> this == ACCEPTED ? TO_CHECK : this;
        };
    }

    /** Whether the caller may hear it, now or soon. */
    boolean running() {
        return this == ASKED || this == ACCEPTED || this == IN_DOUBT || this == TO_CHECK;
    }
}
