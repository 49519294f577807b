package io.greenline.journal;

import java.util.List;
import java.util.Optional;

/**
 * What one {@link Journal#append} brings, checked: the events of one call, in order and without a gap among themselves, and
 * the state they led to.
 * <p>Refused with an {@link IllegalArgumentException}: no entry at all, entries of two calls, numbers that do not follow one
 * another, a checkpoint that is not that of the last entry.
 */
public record Append(List<Entry> entries, Optional<Checkpoint> checkpoint) {
    public Append {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("an append brings at least one entry");
        }
        Entry first = entries.getFirst();
        for (int i = 1; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!entry.call().equals(first.call()) || entry.sequence() != first.sequence() + i) {
                throw new IllegalArgumentException("entry %d of call %s does not follow entry %d of call %s"
                        .formatted(entry.sequence(), entry.call(), first.sequence() + i - 1, first.call()));
            }
        }
        long last = entries.getLast().sequence();
        if (checkpoint
                .filter(c -> !c.call().equals(first.call()) || c.lastSequence() != last)
                .isPresent()) {
            throw new IllegalArgumentException("the checkpoint (%s, %d) is not that of the last entry (%s, %d)"
                    .formatted(checkpoint.get().call(), checkpoint.get().lastSequence(), first.call(), last));
        }
    }

    /** Whether the call ends with this. */
    public boolean endsCall() {
        return entries.stream().anyMatch(entry -> entry.event() instanceof Event.CallEnded);
    }
}
