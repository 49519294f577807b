package io.greenline.asterisk.agi;

import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.telephony.CallId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs one script for every call and keeps what each came to. */
final class RecordingHandler implements CallHandler {
    /** What a test does on a leg; the result is kept. */
    interface Script {
        Object run(CallLeg leg) throws InterruptedException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Script script;
    private final BlockingQueue<Object> results = new LinkedBlockingQueue<>();

    RecordingHandler(Script script) {
        this.script = script;
    }

    @Override
    public void handle(CallLeg leg) {
        try {
            results.add(script.run(leg));
        } catch (InterruptedException e) {
            results.add(e);
        }
    }

    /** What the next call came to; an {@link InterruptedException} where the leg was let go. */
    Object result() throws InterruptedException {
        Object result = results.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (result == null) {
            throw new AssertionError("no call came to its end within " + PATIENCE);
        }
        return result;
    }

    @Override
    public void reconciled(String driver, String switchName, Set<CallId> present) {
        throw new AssertionError("FastAGI cannot list calls");
    }

    @Override
    public void replaced(String driver, String switchName) {
        throw new AssertionError("FastAGI knows no other engine");
    }
}
