package io.greenline.asterisk.ari;

import io.greenline.telephony.BargeIn;

/**
 * The playback that a call waits for, and the names that are taken: the end of a stopped playback comes late, and must not be
 * taken for the end of the next one. Guarded by its owner.
 */
final class CurrentPlay {
    private PlayState state = PlayState.NONE;
    private BargeIn bargeIn = BargeIn.NONE;
    private String refusal = "";
    private int slot;

    /** A bit for each name whose playback Asterisk may still have. */
    private int busy;

    /** Begins, in the next slot that is free; in the same again where none is. */
    int begin(BargeIn rule) {
        bargeIn = rule;
        slot = next(slot);
        for (int i = 1; i < Ids.PLAYBACK_SLOTS && (busy & 1 << slot) != 0; i++) {
            slot = next(slot);
        }
        busy |= 1 << slot;
        state = PlayState.ASKED;
        return slot;
    }

    private static int next(int before) {
        return (before + 1) % Ids.PLAYBACK_SLOTS;
    }

    int slot() {
        return slot;
    }

    PlayState state() {
        return state;
    }

    /** Whether the call's thread has nothing to do about it but to wait. */
    boolean isOnItsWay() {
        return state == PlayState.ASKED || state == PlayState.ACCEPTED;
    }

    void on(PlayState.Event event) {
        state = state.on(event);
    }

    /** A key; whether it stops the playback. */
    boolean key() {
        boolean stops = state.running() && bargeIn == BargeIn.DTMF;
        if (stops) {
            on(PlayState.Event.KEY);
        }
        return stops;
    }

    /** Asterisk says that the playback of this slot has ended. */
    void ended(int ofSlot, PlayState.Event how) {
        busy &= ~(1 << ofSlot);
        if (ofSlot == slot) {
            on(how);
        }
    }

    /** What became of the request to play in this slot. */
    void answered(int ofSlot, Reply reply) {
        if (ofSlot != slot || !state.running()) {
            return;
        }
        switch (reply) {
            case Reply.Done done when done.ok() -> on(PlayState.Event.ACCEPT);
            case Reply.Done done -> {
                refusal = done.status() + " " + done.body();
                on(PlayState.Event.REFUSE);
                busy &= ~(1 << ofSlot);
            }
            case Reply.Missing missing -> {
                refusal = missing.why();
                on(PlayState.Event.DOUBT);
            }
            case Reply.InDoubt _ -> on(PlayState.Event.DOUBT);
            case Reply.Fenced _ -> on(PlayState.Event.FENCE);
        }
    }

    /** Why Asterisk did not take it. */
    String refusal() {
        return refusal;
    }

    /** The connection was away: ends may have been missed, and no slot but its own waits for one any more. */
    void reconnected() {
        busy = state.running() ? 1 << slot : 0;
        on(PlayState.Event.RECONNECT);
    }

    /** The call waits for none any more. */
    void forget() {
        state = PlayState.NONE;
    }
}
