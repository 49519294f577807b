package io.greenline.journal;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journal that forgets when the process ends, for the simulator and for tests; what is appended counts as durable at
 * once. It holds every call that it is given: for short runs.
 */
public final class InMemoryJournal implements Journal, JournalReader {
    private final Map<CallId, Call> calls = new HashMap<>();
    private long conflicts;

    @Override
    public synchronized Commit append(List<Entry> entries, Optional<Checkpoint> checkpoint) {
        Append append = new Append(entries, checkpoint);
        CallId id = append.entries().getFirst().call();
        Call call = calls.computeIfAbsent(id, _ -> new Call(calls.size()));
        List<Entry> fresh = append.entries().stream()
                .map(entry -> new Entry(id, entry.sequence(), entry.at().truncatedTo(ChronoUnit.MICROS), entry.event()))
                .filter(entry -> entry.sequence() > call.last() || !call.entries.contains(entry))
                .toList();
        long taken =
                fresh.stream().filter(entry -> entry.sequence() <= call.last()).count();
        if (taken > 0) {
            conflicts += taken;
            return () -> true;
        }
        if (fresh.isEmpty()) {
            return () -> true;
        }
        call.entries.addAll(fresh);
        checkpoint.ifPresent(c -> call.state = c.state());
        if (call.end().isPresent()) {
            call.state = null;
        }
        return () -> true;
    }

    /** How many events came with a number that another event already had; they are not kept. */
    public synchronized long conflicts() {
        return conflicts;
    }

    @Override
    public synchronized List<Checkpoint> open() {
        return calls.keySet().stream().flatMap(id -> open(id).stream()).toList();
    }

    @Override
    public synchronized Optional<Checkpoint> open(CallId id) {
        Call call = calls.get(id);
        if (call == null || call.state == null) {
            return Optional.empty();
        }
        return Optional.of(new Checkpoint(id, call.last(), call.state));
    }

    @Override
    public synchronized List<CallSummary> calls(int atMost) {
        return calls.entrySet().stream()
                .map(call -> Map.entry(call.getValue().number, summary(call.getKey(), call.getValue())))
                .sorted(NEWEST_FIRST)
                .limit(atMost)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static final Comparator<Map.Entry<Integer, CallSummary>> NEWEST_FIRST = Comparator.comparing(
                    (Map.Entry<Integer, CallSummary> call) -> call.getValue().began())
            .thenComparing(Map.Entry::getKey)
            .reversed();

    @Override
    public synchronized Optional<CallSummary> call(CallId id) {
        return Optional.ofNullable(calls.get(id)).map(call -> summary(id, call));
    }

    @Override
    public synchronized List<Entry> events(CallId id) {
        return Optional.ofNullable(calls.get(id))
                .map(call -> List.copyOf(call.entries))
                .orElse(List.of());
    }

    @Override
    public synchronized List<Earlier> callsWith(PhoneNumber number, CallId but, Instant since) {
        return calls.entrySet().stream()
                .filter(call -> !call.getKey().equals(but))
                .map(call -> summary(call.getKey(), call.getValue()))
                .filter(call ->
                        call.calling().equals(number.value()) && !call.began().isBefore(since))
                .map(call -> new Earlier(call.began(), call.called()))
                .toList();
    }

    @Override
    public boolean acceptsCalls() {
        return true;
    }

    @Override
    public void close() {}

    private static CallSummary summary(CallId id, Call call) {
        Event.CallArrived arrived = call.entries.stream()
                .map(Entry::event)
                .filter(Event.CallArrived.class::isInstance)
                .map(Event.CallArrived.class::cast)
                .findFirst()
                .orElse(new Event.CallArrived("", "", "", ""));
        return new CallSummary(
                id,
                call.entries.getFirst().at(),
                arrived.calling(),
                arrived.called(),
                arrived.driver(),
                call.entries.size(),
                call.end());
    }

    private static final class Call {
        private final int number;
        private final List<Entry> entries = new ArrayList<>();
        private @Nullable String state;

        Call(int number) {
            this.number = number;
        }

        long last() {
            return entries.isEmpty() ? 0 : entries.getLast().sequence();
        }

        Optional<CallSummary.End> end() {
            return entries.stream()
                    .flatMap(entry -> entry.event() instanceof Event.CallEnded how
                            ? Optional.of(new CallSummary.End(entry.at(), how)).stream()
                            : Optional.<CallSummary.End>empty().stream())
                    .findFirst();
        }
    }
}
