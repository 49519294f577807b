package io.greenline.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log that lives as long as the process: for the simulator, for forecasts, for tests. Keeps everything. */
public final class InMemoryRoutingLog implements RoutingLog {
    private final List<Entry> entries = new ArrayList<>();
    private Optional<Snapshot> last = Optional.empty();

    /** An empty log. */
    public InMemoryRoutingLog() {}

    @Override
    public boolean awaitDurable(Duration atMost) {
        return true;
    }

    @Override
    public synchronized void append(List<Entry> more) {
        for (Entry entry : more) {
            if (entry.number() != entries.size() + 1) {
                throw new IllegalArgumentException(
                        "entry %d follows entry %d".formatted(entry.number(), entries.size()));
            }
            entries.add(entry);
        }
    }

    @Override
    public synchronized void snapshot(Snapshot snapshot) {
        if (snapshot.after() > entries.size()) {
            throw new IllegalArgumentException(
                    "a snapshot after entry %d of %d".formatted(snapshot.after(), entries.size()));
        }
        last = Optional.of(snapshot);
    }

    @Override
    public synchronized Optional<Snapshot> lastSnapshot() {
        return last;
    }

    @Override
    public synchronized List<Entry> after(long number, int most) {
        int from = (int) Math.min(number, entries.size());
        return List.copyOf(entries.subList(from, Math.min(entries.size(), from + most)));
    }

    @Override
    public synchronized List<Entry> read(Instant from, Instant to) {
        return entries.stream()
                .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(to))
                .toList();
    }

    @Override
    public void close() {}
}
