package io.greenline.asterisk.ari;

/**
 * The channel of a transfer's target, as far as events told it. The event loop writes, the call's thread reads after
 * being woken; each field goes one way only, so that doubled and late events change nothing.
 */
final class Target {
    private final String channelId;
    private volatile boolean placed;
    private volatile boolean answered;
    private volatile boolean gone;
    private volatile int cause;
    private volatile String dialStatus = "";

    Target(String channelId) {
        this.channelId = channelId;
    }

    String channelId() {
        return channelId;
    }

    /** Asterisk has made the channel: from now on its absence means that it is gone. */
    void place() {
        placed = true;
    }

    boolean placed() {
        return placed;
    }

    void answer() {
        placed = true;
        answered = true;
    }

    void dialled(String status) {
        // Later words of the same channel ("" and RINGING come first) must not hide why it was not reached.
        if (!status.isEmpty() && !gone) {
            dialStatus = status;
        }
    }

    void end(int q850) {
        if (!gone) {
            cause = q850;
            gone = true;
        }
    }

    boolean answered() {
        return answered;
    }

    boolean gone() {
        return gone;
    }

    /** Q.850, 0 where Asterisk had none. */
    int cause() {
        return cause;
    }

    String dialStatus() {
        return dialStatus;
    }
}
