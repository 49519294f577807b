package io.greenline.asterisk.ari;

/** How far the listening to a caller has come; each state with its own arrows. */
enum TapState {
    /** Asked for; neither the ear on the caller nor the way to us is there. */
    OPENING,
    /** The ear on the caller is there. */
    SNOOPED,
    /** The way to us is there. */
    CARRIED,
    /** Both are there and are being connected. */
    JOINING,
    /** The voice comes. */
    OPEN,
    /** Taken down: closed, or lost. */
    OVER;

    /** What can happen to it. */
    enum Event {
        SNOOP_ENTERED,
        CARRIER_ENTERED,
        JOINED,
        END
    }

    /** The state after an event; an event that has no place in a state changes nothing. */
    TapState on(Event event) {
        return switch (this) {
            case OPENING ->
                switch (event) {
                    case SNOOP_ENTERED -> SNOOPED;
                    case CARRIER_ENTERED -> CARRIED;
                    case END -> OVER;
                    case JOINED -> this;
                };
            case SNOOPED ->
                switch (event) {
                    case CARRIER_ENTERED -> JOINING;
                    case END -> OVER;
                    case SNOOP_ENTERED, JOINED -> this;
                };
            case CARRIED ->
                switch (event) {
                    case SNOOP_ENTERED -> JOINING;
                    case END -> OVER;
                    case CARRIER_ENTERED, JOINED -> this;
                };
            case JOINING ->
                switch (event) {
                    case JOINED -> OPEN;
                    case END -> OVER;
                    case SNOOP_ENTERED, CARRIER_ENTERED -> this;
                };
            case OPEN ->
                switch (event) {
                    case END -> OVER;
                    case SNOOP_ENTERED, CARRIER_ENTERED, JOINED -> this;
                };
            case OVER -> this;
        };
    }
}
