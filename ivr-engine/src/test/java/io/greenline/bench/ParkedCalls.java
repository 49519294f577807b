package io.greenline.bench;

import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.UnmetExpectation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

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
        ConcurrentLinkedQueue<PhoneCall> up = new ConcurrentLinkedQueue<>();
        Tally tally = new Tally();
        Duration during = Duration.ofSeconds(1).multipliedBy(options.parked()).dividedBy(ARRIVALS_PER_SECOND);
        new Arrivals(ARRIVALS_PER_SECOND, during).run(() -> park(way, up), tally);
        Arrivals.waitUntil(System.nanoTime() + AFTERWARDS.toNanos());
        up.removeIf(each -> each.timeline().getLast() instanceof PhoneEvent.Ended);
        int calls = Math.max(1, up.size());
        double resident = (double) (options.asterisk().residentKib() - residentBefore) / calls;
        Optional<Double> heap = Optional.empty();
        long threads = 0;
        if (engine.isPresent()) {
            threads = engine.get().threads() - threadsBefore;
            heap = Optional.of((double) (engine.get().liveHeapBytes() - heapBefore) / calls);
        }
        hangUp(List.copyOf(up));
        return new Measured(up.size(), options.parked() - up.size(), resident, heap, threads);
    }

    private CallResult park(Way way, ConcurrentLinkedQueue<PhoneCall> up) throws InterruptedException {
        try {
            up.add(call.park(way));
            return new CallResult.Completed(0, 0, 0);
        } catch (UnmetExpectation unmet) {
            return new CallResult.Failed(unmet.reason());
        }
    }

    private static void hangUp(List<PhoneCall> calls) throws InterruptedException {
        calls.forEach(PhoneCall::hangUp);
        for (PhoneCall each : calls) {
            each.awaitEnd(Duration.ofSeconds(5));
        }
    }
}
