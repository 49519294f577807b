package io.greenline.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Calls that sit in a menu, and what they take of memory: the difference to none, divided by their number. */
record ParkedCalls(BenchCall call, BenchOptions options) {
    private static final int ARRIVALS_PER_SECOND = 50;
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    /**
     * What was measured.
     *
     * @param calls how many were up at the same time
     * @param failed how many never reached the menu or did not stay in it
     * @param asteriskKib resident memory of Asterisk for each call; the first run in a process takes more than the next
     * @param engineHeapBytes live heap of the engine for each call, where it took part
     * @param engineThreads platform threads of the engine that came with all the calls
     */
    record Measured(int calls, int failed, double asteriskKib, Optional<Double> engineHeapBytes, long engineThreads) {}

    Measured measure(Way way) throws IOException, InterruptedException {
        Optional<WatchedProcess> engine = way.needsEngine() ? options.engine() : Optional.empty();
        long residentBefore = options.asterisk().residentKib();
        long heapBefore = engine.isPresent() ? engine.get().liveHeapBytes() : 0;
        long threadsBefore = engine.isPresent() ? engine.get().threads() : 0;
        Crowd crowd = Crowd.gather(options.parked(), ARRIVALS_PER_SECOND, () -> call.park(way));
        Arrivals.waitUntil(System.nanoTime() + AFTERWARDS.toNanos());
        int up = crowd.size();
        int calls = Math.max(1, up);
        double resident = (double) (options.asterisk().residentKib() - residentBefore) / calls;
        Optional<Double> heap = Optional.empty();
        long threads = 0;
        if (engine.isPresent()) {
            threads = engine.get().threads() - threadsBefore;
            heap = Optional.of((double) (engine.get().liveHeapBytes() - heapBefore) / calls);
        }
        crowd.hangUp();
        return new Measured(up, options.parked() - up, resident, heap, threads);
    }
}
