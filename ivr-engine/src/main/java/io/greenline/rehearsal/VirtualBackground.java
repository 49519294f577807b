package io.greenline.rehearsal;

import io.greenline.session.Background;
import io.greenline.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does everything at once, on the call's own thread, and lets it be done when the virtual clock says so: what takes two seconds
 * is done two seconds later, and a rehearsal comes out the same however fast the machine is. Used by the call's thread alone.
 */
final class VirtualBackground implements Background {
    private final VirtualClock clock;
    private Duration taken = Duration.ZERO;

    VirtualBackground(VirtualClock clock) {
        this.clock = clock;
    }

    /** What is done now takes so much longer. */
    void takes(Duration more) {
        taken = taken.plus(more);
    }

    @Override
    public <T> Future<T> begin(String name, Callable<T> work) {
        taken = Duration.ZERO;
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            done.complete(work.call());
        } catch (Exception e) {
            // As a thread of its own would: whoever waits is told.
            done.completeExceptionally(e);
        }
        return new Later<>(done, clock.instant().plus(taken));
    }

    /** Something that is done at a moment of the virtual clock. */
    private final class Later<T> implements Future<T> {
        private final CompletableFuture<T> done;
        private final Instant at;

        Later(CompletableFuture<T> done, Instant at) {
            this.done = done;
            this.at = at;
        }

        @Override
        public boolean isDone() {
            return !clock.instant().isBefore(at);
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            if (!isDone()) {
                throw new IllegalStateException("on the virtual clock nobody waits without end");
            }
            return done.get();
        }

        /** Real time brings nothing: it is done, or it is too early. */
        @Override
        public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            if (!isDone()) {
                throw new TimeoutException("not before " + at);
            }
            return done.get();
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
