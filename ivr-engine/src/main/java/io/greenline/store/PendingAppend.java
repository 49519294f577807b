package io.greenline.store;

import io.greenline.journal.Append;
import io.greenline.journal.CallSummary;
import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.EventCodec;
import io.greenline.telephony.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An append as it will be written: encoded on the caller's thread, kept until it is durable.
 *
 * @param state the new state as JSON; empty when it is unchanged
 */
record PendingAppend(
        CallId call,
        List<Row> rows,
        Optional<String> state,
        Optional<Event.CallArrived> arrived,
        Optional<CallSummary.End> end)
        implements GroupQueue.Piece {
    /** What an object of this kind takes on the heap beside its texts, roughly. */
    private static final int BASE_BYTES = 200;

    private static final int ROW_BYTES = 120;

    /** One event as it is stored; the time in microseconds since 1970. */
    record Row(long sequence, long atMicros, String type, String body) {
        static Row of(Entry entry) {
            EventCodec.Encoded event = EventCodec.encode(entry.event());
            return new Row(entry.sequence(), micros(entry.at()), event.type(), event.body());
        }
    }

    /** As it was kept elsewhere meanwhile. */
    static PendingAppend of(CallId call, List<Row> rows, Optional<String> state) {
        List<Entry> entries = rows.stream()
                .map(row -> new Entry(
                        call, row.sequence(), instant(row.atMicros()), EventCodec.decode(row.type(), row.body())))
                .toList();
        return of(new Append(
                entries, state.map(s -> new Checkpoint(call, entries.getLast().sequence(), s))));
    }

    static PendingAppend of(Append append) {
        List<Entry> entries = append.entries();
        Optional<Event.CallArrived> arrived = Optional.empty();
        Optional<CallSummary.End> end = Optional.empty();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.CallArrived event) {
                arrived = Optional.of(event);
            } else if (entry.event() instanceof Event.CallEnded event) {
                end = Optional.of(new CallSummary.End(entry.at(), event));
            }
        }
        return new PendingAppend(
                entries.getFirst().call(),
                entries.stream().map(Row::of).toList(),
                append.checkpoint().map(Checkpoint::state),
                arrived,
                end);
    }

    @Override
    public int events() {
        return rows.size();
    }

    long lastSequence() {
        return rows.getLast().sequence();
    }

    @Override
    public long bytes() {
        long bytes = BASE_BYTES + 2L * state.map(String::length).orElse(0);
        for (Row row : rows) {
            bytes += ROW_BYTES + 2L * row.body().length();
        }
        return bytes;
    }

    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
