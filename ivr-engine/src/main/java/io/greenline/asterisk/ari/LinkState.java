package io.greenline.asterisk.ari;

/** The states of the connection to one Asterisk, each with its own arrows. */
enum LinkState {
    /** Not opened yet. */
    IDLE,
    /** The WebSocket is being opened. */
    CONNECTING,
    /** Connected, reading what Asterisk has; calls' requests wait. */
    SYNCING,
    /** Requests go out. */
    READY,
    /** Disconnected, until the time to try again has come. */
    WAITING,
    /** Another node took our place: nothing is sent any more. */
    REPLACED,
    /** The end. */
    CLOSED;

    /** What can happen to the connection. */
    enum Event {
        OPEN,
        CONNECTED,
        SYNCED,
        LOST,
        RETRY,
        REPLACED,
        CLOSE
    }

    /** The state after an event; an event that has no place in a state changes nothing. */
    LinkState on(Event event) {
        return switch (this) {
            case IDLE ->
                switch (event) {
                    case OPEN -> CONNECTING;
                    case CLOSE -> CLOSED;
                    case CONNECTED, SYNCED, LOST, RETRY, REPLACED -> this;
                };
            case CONNECTING ->
                switch (event) {
                    case CONNECTED -> SYNCING;
                    case LOST -> WAITING;
                    case CLOSE -> CLOSED;
                    case OPEN, SYNCED, RETRY, REPLACED -> this;
                };
            case SYNCING ->
                switch (event) {
                    case SYNCED -> READY;
                    case LOST -> WAITING;
                    case REPLACED -> REPLACED;
                    case CLOSE -> CLOSED;
                    case OPEN, CONNECTED, RETRY -> this;
                };
            case READY ->
                switch (event) {
                    case LOST -> WAITING;
                    case REPLACED -> REPLACED;
                    case CLOSE -> CLOSED;
                    case OPEN, CONNECTED, SYNCED, RETRY -> this;
                };
            case WAITING ->
                switch (event) {
                    case RETRY -> CONNECTING;
                    case CLOSE -> CLOSED;
                    case OPEN, CONNECTED, SYNCED, LOST, REPLACED -> this;
                };
            case REPLACED ->
                switch (event) {
                    case CLOSE -> CLOSED;
                    case OPEN, CONNECTED, SYNCED, LOST, RETRY, REPLACED -> this;
                };
            case CLOSED -> this;
        };
    }

    /** Whether anything may still be sent, now or after a reconnect. */
    boolean alive() {
        return this != REPLACED && this != CLOSED;
    }
}
