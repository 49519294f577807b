package io.greenline.asterisk.ari;

import java.time.Duration;

/**
 * A recording on Asterisk, as far as events told it. The event loop writes, the call's thread reads after being woken;
 * each field goes one way only, so that doubled and late events change nothing.
 */
final class Take {
    private final String channelId;
    private final String name;
    private volatile End end = End.NONE;
    private volatile Duration length = Duration.ZERO;
    private volatile Duration voice = Duration.ZERO;
    private volatile boolean inDoubt;

    /** How it ended. */
    enum End {
        NONE,
        FINISHED,
        FAILED
    }

    Take(String channelId, String name) {
        this.channelId = channelId;
        this.name = name;
    }

    /** The channel that is recorded. */
    String channelId() {
        return channelId;
    }

    String name() {
        return name;
    }

    /** {@code RecordingFinished}: the whole length, and what of it was no silence. */
    void finish(Duration whole, Duration talking) {
        if (end == End.NONE) {
            length = whole;
            voice = talking;
            end = End.FINISHED;
        }
    }

    void fail() {
        if (end == End.NONE) {
            end = End.FAILED;
        }
    }

    /** The connection was away: its end may have been missed. */
    void doubt() {
        inDoubt = true;
    }

    /** The call's thread found out. */
    void certain() {
        inDoubt = false;
    }

    boolean inDoubt() {
        return inDoubt;
    }

    End end() {
        return end;
    }

    Duration length() {
        return length;
    }

    Duration voice() {
        return voice;
    }
}
