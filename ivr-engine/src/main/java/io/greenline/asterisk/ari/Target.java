package io.greenline.asterisk.ari;

/**
 * A channel that we rang: a transfer's target, an agent, a third, a supervisor; or one that hears an agent for a supervisor.
 * What is known of it is what events told. The event loop writes, the call's thread reads after
 * being woken; each field goes one way only, so that doubled and late events change nothing.
 */
final class Target {
    private final String channelId;
    private volatile boolean placed;
    private volatile boolean answered;
    private volatile boolean rang;
    private volatile boolean gone;
    private volatile boolean destroyed;
    private volatile boolean whispered;
    private volatile boolean unsure;
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
        rang |= status.equals("RINGING") || status.equals("PROGRESS");
        // Later words of the same channel ("" and RINGING come first) must not hide why it was not reached.
        if (!status.isEmpty() && !gone) {
            dialStatus = status;
        }
    }

    /** It left our application, nearly always because its party hung up; why, {@link #end} tells right behind. */
    void leave() {
        gone = true;
    }

    void end(int q850) {
        if (!destroyed) {
            cause = q850;
            destroyed = true;
            gone = true;
        }
    }

    /** The whisper was played to its end, or will not be. */
    void whisper() {
        whispered = true;
    }

    boolean whispered() {
        return whispered;
    }

    /** The answer to what was asked for it is missing, or the connection was away: the one who waits has to look. */
    void doubt() {
        unsure = true;
    }

    /** The one who waits has looked. */
    void certain() {
        unsure = false;
    }

    boolean unsure() {
        return unsure;
    }

    boolean rang() {
        return rang;
    }

    /** Whether {@link #cause} is Asterisk's last word. */
    boolean destroyed() {
        return destroyed;
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
