package io.greenline.bench;

import java.io.IOException;
import java.time.Duration;

/** Calls that wait for an agent, with music and announcements, and what they take of the processor while nothing else happens. */
record WaitingCalls(BenchCall call, BenchOptions options) {
    private static final int ARRIVALS_PER_SECOND = 5;
    /** Everybody has heard a first announcement, and the compiler of the engine has seen them. */
    private static final Duration SETTLING = Duration.ofSeconds(50);

    /**
     * What was measured.
     *
     * @param calls how many waited to the end
     * @param failed how many did not
     * @param enginePercent of one core
     * @param asteriskPercent of one core
     */
    record Measured(int calls, int failed, double enginePercent, double asteriskPercent) {}

    Measured measure(Way way) throws IOException, InterruptedException {
        WatchedProcess engine = options.engine().orElseThrow();
        Crowd crowd = Crowd.gather(options.waiting(), ARRIVALS_PER_SECOND, () -> call.wait(way));
        Arrivals.waitUntil(System.nanoTime() + SETTLING.toNanos());
        double engineBefore = engine.cpuMillis();
        double asteriskBefore = options.asterisk().cpuMillis();
        long began = System.nanoTime();
        Arrivals.waitUntil(began + options.during().toNanos());
        double millis = (System.nanoTime() - began) / 1e6;
        double ofEngine = (engine.cpuMillis() - engineBefore) / millis;
        double ofAsterisk = (options.asterisk().cpuMillis() - asteriskBefore) / millis;
        int calls = crowd.size();
        crowd.hangUp();
        return new Measured(calls, options.waiting() - calls, 100 * ofEngine, 100 * ofAsterisk);
    }
}
