package io.greenline.asterisk.ari;

import io.greenline.call.CallHandler;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call on a thread of its own: the handler has it until it returns or fails. Any thread. */
final class CallRun {
    private static final Logger LOG = LoggerFactory.getLogger(CallRun.class);

    private final AriCallLeg leg;
    private final CallHandler handler;
    private final Consumer<AriCallLeg> handled;
    private final Thread thread;

    /**
     * A call that has not started.
     *
     * @param handled called on the call's thread when the handler is done with the leg, however that came
     */
    CallRun(AriCallLeg leg, CallHandler handler, Consumer<AriCallLeg> handled) {
        this.leg = leg;
        this.handler = handler;
        this.handled = handled;
        this.thread = Thread.ofVirtual().name("call-" + leg.call().id()).unstarted(this::run);
    }

    private void run() {
        try {
            handler.handle(leg);
        } catch (RuntimeException | Error fault) {
            LOG.error(
                    "call {} failed in the engine: it goes back to the dialplan",
                    leg.call().id(),
                    fault);
        } finally {
            leg.endListening();
            handled.accept(leg);
        }
    }

    AriCallLeg leg() {
        return leg;
    }

    /** Whether the channel is not the call's any more; its thread may still have something to do. */
    boolean released() {
        return leg.state().released().isPresent();
    }

    void start() {
        thread.start();
    }

    /** What the call holds is to stay as it is on Asterisk. */
    void interrupt() {
        thread.interrupt();
    }

    /** Waits for the thread to end; false when it has not. */
    boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }
}
