package io.greenline.floor;

import java.time.Duration;

/** The floor's time, which no change of the wall clock moves. Thread-safe. */
public interface Ticker extends AutoCloseable {

    /** Nanoseconds since some moment; never goes back. */
    long nanos();

    /**
     * Does some work later, on a thread of the ticker's own; the work returns soon. What waits when the ticker is closed is
     * not done.
     *
     * @param time may be zero
     */
    void after(Duration time, Runnable work);

    @Override
    void close();
}
