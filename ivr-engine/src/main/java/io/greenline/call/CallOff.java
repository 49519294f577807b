package io.greenline.call;

import java.util.concurrent.CompletableFuture;

/**
 * The word that a call which is being dialled is wanted no more. It is said by anybody, at any time, and once for all.
 * Thread-safe.
 */
public final class CallOff {
    private final CompletableFuture<Void> said = new CompletableFuture<>();

    /** The telephone is to stop; nothing for a call that was answered or is over. Returns at once. */
    public void callOff() {
        said.complete(null);
    }

    public boolean isCalledOff() {
        return said.isDone();
    }

    /** Does this when it is called off, on the thread of whoever does so; at once where it is already. */
    public void whenCalledOff(Runnable act) {
        var _ = said.thenRun(act);
    }
}
