package io.greenline.rehearsal;

import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.Journal;
import io.greenline.telephony.CallId;
import io.greenline.telephony.NodeId;
import java.util.List;
import java.util.Optional;

/** A journal that knows at which node the call is: a scripted caller waits for a node. */
final class Whereabouts implements Journal {
    private final Journal journal;
    private Optional<NodeId> node = Optional.empty();

    Whereabouts(Journal journal) {
        this.journal = journal;
    }

    Optional<NodeId> node() {
        return node;
    }

    @Override
    public Commit append(List<Entry> entries, Optional<Checkpoint> checkpoint) {
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.NodeEntered entered) {
                node = Optional.of(entered.node());
            }
        }
        return journal.append(entries, checkpoint);
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
