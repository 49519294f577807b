package io.greenline.app.operation;

import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Journal;
import io.greenline.telephony.CallId;
import java.util.List;
import java.util.Optional;

/** A journal that measures how long calls wait for it. */
public record TimedJournal(Journal journal, CallMetrics metrics) implements Journal {

    @Override
    public Commit append(List<Entry> entries, Optional<Checkpoint> checkpoint) {
        Commit commit = journal.append(entries, checkpoint);
        return () -> {
            long from = System.nanoTime();
            boolean durable = commit.await();
            metrics.committed(System.nanoTime() - from);
            return durable;
        };
    }

    @Override
    public List<Checkpoint> open() {
        return journal.open();
    }

    @Override
    public Optional<Checkpoint> open(CallId call) {
        return journal.open(call);
    }

    @Override
    public boolean acceptsCalls() {
        return journal.acceptsCalls();
    }

    @Override
    public void close() {
        journal.close();
    }
}
