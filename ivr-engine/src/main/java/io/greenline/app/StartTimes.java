package io.greenline.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;

/** How long each part of a start took. Thread-safe. */
final class StartTimes {
    private final Map<String, Duration> byPart = new ConcurrentSkipListMap<>();

    /** Does a part of the start and notes its time. */
    <T> T measure(String part, Callable<T> work) throws Exception {
        long from = System.nanoTime();
        try {
            return work.call();
        } finally {
            byPart.put(part, Duration.ofNanos(System.nanoTime() - from));
        }
    }

    /** Since the process began, the virtual machine's own start included. */
    Duration sinceProcessStart() {
        Instant began = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return Duration.between(began, Instant.now());
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        byPart.forEach((part, took) -> line.append(line.isEmpty() ? "" : ", ")
                .append(part)
                .append(' ')
                .append(took.toMillis())
                .append(" ms"));
        return line.toString();
    }
}
