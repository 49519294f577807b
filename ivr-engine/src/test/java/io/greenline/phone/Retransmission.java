package io.greenline.phone;

import java.time.Duration;

/**
 * Sends a message over UDP again and again until it is answered: after T1, then each time after twice as long, and
 * gives up after 64 T1 (RFC 3261 section 17). Loop thread only.
 */
final class Retransmission {
    /** Timer T1: the estimate of a round trip. */
    static final Duration T1 = Duration.ofMillis(500);

    /** Timer T2: the longest wait between two sendings of anything but an INVITE. */
    static final Duration T2 = Duration.ofSeconds(4);

    /** Timers B, F, H and J: when nothing more is to be expected of a transaction. */
    static final Duration TRANSACTION = T1.multipliedBy(64);

    private final PhoneLoop loop;
    private final Duration longest;
    private final Runnable send;
    private final PhoneLoop.Timer end;
    private PhoneLoop.Timer next;
    private boolean stopped;

    private Retransmission(PhoneLoop loop, Duration longest, Runnable send, Runnable giveUp) {
        this.loop = loop;
        this.longest = longest;
        this.send = send;
        this.end = loop.after(TRANSACTION, () -> {
            stop();
            giveUp.run();
        });
        this.next = loop.after(T1, () -> repeat(T1));
    }

    /** Sends an INVITE now and later: the waits double without limit (timer A). */
    static Retransmission ofInvite(PhoneLoop loop, Runnable send, Runnable giveUp) {
        send.run();
        return new Retransmission(loop, TRANSACTION, send, giveUp);
    }

    /** Sends another request or a final response to INVITE now and later: the waits double up to T2 (timers E, G). */
    static Retransmission of(PhoneLoop loop, Runnable send, Runnable giveUp) {
        send.run();
        return new Retransmission(loop, T2, send, giveUp);
    }

    void stop() {
        stopped = true;
        next.cancel();
        end.cancel();
    }

    private void repeat(Duration waited) {
        if (stopped) {
            return;
        }
        send.run();
        Duration doubled = waited.multipliedBy(2);
        Duration wait = doubled.compareTo(longest) > 0 ? longest : doubled;
        next = loop.after(wait, () -> repeat(wait));
    }
}
