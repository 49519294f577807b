package io.greenline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The results of the calls of one way at one rate, and the CPU that they took; filled from one thread at a time. */
final class Tally {
    private final List<Long> keys = new ArrayList<>();
    private final List<Long> pounds = new ArrayList<>();
    private final List<Long> releases = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private double asteriskMillis;
    private double engineMillis;

    synchronized void add(CallResult result) {
        switch (result) {
            case CallResult.Completed(long key, long pound, long release) -> {
                keys.add(key);
                pounds.add(pound);
                releases.add(release);
            }
            case CallResult.Failed(String reason, String told) -> {
                failures.merge(reason, 1, Integer::sum);
                examples.putIfAbsent(reason, told);
            }
        }
    }

    synchronized void addCpu(double asterisk, double engine) {
        asteriskMillis += asterisk;
        engineMillis += engine;
    }

    synchronized int completed() {
        return keys.size();
    }

    synchronized int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }

    /** What happened on the first call that failed for this reason; may be empty. */
    synchronized String example(String reason) {
        return examples.getOrDefault(reason, "");
    }

    /** Every call that was placed took its share, completed or not. */
    synchronized double asteriskMillisPerCall() {
        return asteriskMillis / (completed() + failed());
    }

    synchronized double engineMillisPerCall() {
        return engineMillis / (completed() + failed());
    }

    synchronized Quantiles key() {
        return Quantiles.of(keys);
    }

    synchronized Quantiles pound() {
        return Quantiles.of(pounds);
    }

    synchronized Quantiles release() {
        return Quantiles.of(releases);
    }
}
