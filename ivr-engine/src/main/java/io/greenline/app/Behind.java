package io.greenline.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Works on what it is handed on a thread of its own, in order: whoever reads a long file reads on meanwhile. At most two groups
 * wait. For one thread that hands; what the work has changed is seen by whoever has finished it.
 */
final class Behind<T> implements AutoCloseable {
    private static final int GROUP = 2_000;

    private final Predicate<T> work;
    private final ExecutorService thread;
    private List<T> group = new ArrayList<>(GROUP);
    private CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);

    /** @param work says whether more is wanted; is not asked again when it is not */
    Behind(String name, Predicate<T> work) {
        this.work = work;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /**
     * Hands it something. What the work throws is thrown here or by {@link #finish}.
     *
     * @return whether more is wanted, as far as is known
     */
    boolean hand(T what) {
        group.add(what);
        return group.size() < GROUP || send();
    }

    private boolean send() {
        List<T> full = group;
        group = new ArrayList<>(GROUP);
        CompletableFuture<Boolean> before = last;
        last = before.thenApplyAsync(wanted -> wanted && areWanted(full), thread);
        return done(before);
    }

    private boolean areWanted(List<T> all) {
        for (T each : all) {
            if (!work.test(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean done(CompletableFuture<Boolean> of) {
        try {
            return of.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits until all that was handed is worked on. */
    void finish() {
        var _ = send();
        var _ = done(last);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
