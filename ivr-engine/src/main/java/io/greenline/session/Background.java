package io.greenline.session;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Does what takes a while, a look-up or a request, while the call's thread goes on serving the caller. Thread-safe. */
public interface Background {

    /** Each on a virtual thread of its own. */
    Background VIRTUAL_THREADS = new Background() {
        @Override
        public <T> Future<T> begin(String name, Callable<T> work) {
            FutureTask<T> task = new FutureTask<>(work);
            Thread.ofVirtual().name(name).start(task);
            return task;
        }
    };

    /**
     * Begins.
     *
     * @param name what is done, in one word
     */
    <T> Future<T> begin(String name, Callable<T> work);
}
