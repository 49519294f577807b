package io.greenline.store;

import io.greenline.journal.Append;
import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Journal;
import io.greenline.journal.JournalHealth;
import io.greenline.telephony.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in one SQLite file (WAL, {@code synchronous=FULL}), written in groups by one thread of its own.
 *
 * <p>While the disk refuses, events wait in memory and are tried again; {@link #health} tells. At half of the bound
 * {@link JournalHealth#acceptsCalls} turns false: the engine should take no new call then, so that the other half is there for
 * the calls that run. From there on the oldest events go to the spool directory, where there is one; they are durable there,
 * and come to the journal, in order, when it can be written again, by this engine or the next. Only when memory and spool are
 * full are further events refused: their call goes on, they are counted and reported as an error, and their commits are never
 * durable.
 *
 * <p>One engine at a time: a second one on the same file is refused, so that two never write one call's story.
 */
public final class SqliteJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
    /** What an append gets that found no room. */
    private static final Commit REFUSED = () -> false;

    private static final Duration BUSY = Duration.ofSeconds(1);

    private final JournalLimits limits;
    private final Optional<Spool> spool;
    private final OwnerLock owner;
    private final GroupQueue<PendingAppend> queue;
    private final JournalWriter writer;
    private final CheckpointTable checkpoints;
    private final AtomicBoolean refusing = new AtomicBoolean();

    /**
     * Opens the journal, and makes it where there is none.
     *
     * @param spoolDirectory where events go when the journal's file refuses them for long; best on another disk
     * @throws StoreException when the file is not a journal, is damaged, is a newer program's or is in use
     */
    public SqliteJournal(Path file, JournalLimits limits, Optional<Path> spoolDirectory) {
        this(new Database(file, Database.Kind.JOURNAL), limits, spoolDirectory, database -> database.writer(BUSY));
    }

    /** For tests that bring a disk which fails. */
    SqliteJournal(Database database, JournalLimits limits, Optional<Path> spoolDirectory, DiskWriter.Disk disk) {
        this.limits = limits;
        owner = OwnerLock.take(database);
        try {
            database.prepare(BUSY);
            String name = database.file().getFileName().toString();
            spool = spoolDirectory.map(directory -> new Spool(directory, name, limits.spoolBytes()));
            checkpoints = new CheckpointTable(database, BUSY);
        } catch (SQLException e) {
            owner.close();
            throw Fault.exception(database.file(), e);
        } catch (StoreException e) {
            owner.close();
            throw e;
        }
        queue = new GroupQueue<>(JournalWriter.NAME, limits);
        writer = new JournalWriter(new JournalWriter.Means(database, disk, spool), limits, queue);
        writer.start();
    }

    @Override
    public Commit append(List<Entry> entries, Optional<Checkpoint> checkpoint) {
        PendingAppend append = PendingAppend.of(new Append(entries, checkpoint));
        OptionalLong number = queue.put(append);
        if (number.isPresent()) {
            return () -> queue.await(number.getAsLong(), limits.awaitAtMost());
        }
        if (refusing.compareAndSet(false, true)) {
            LOG.error(
                    "the journal's memory is full: events of running calls are lost from now on, first those of call"
                            + " {}. {}",
                    append.call(),
                    writer.lastError().orElse("the disk is too slow"));
        }
        return REFUSED;
    }

    @Override
    public List<Checkpoint> open() {
        Map<CallId, List<PendingAppend>> waiting = new LinkedHashMap<>();
        waiting(queue.all())
                .forEach(append -> waiting.computeIfAbsent(append.call(), _ -> new ArrayList<>())
                        .add(append));
        List<Checkpoint> open = new ArrayList<>(checkpoints.all());
        open.removeIf(checkpoint -> waiting.containsKey(checkpoint.call()));
        waiting.forEach((call, appends) -> standing(call, appends).ifPresent(open::add));
        return open;
    }

    @Override
    public Optional<Checkpoint> open(CallId call) {
        return standing(
                call,
                waiting(queue.all()).stream()
                        .filter(append -> append.call().equals(call))
                        .toList());
    }

    /**
     * What is accepted and not in the file. To be read before the file, and memory before the spool: what moves on in between
     * is then seen twice, which does no harm, and never not at all.
     */
    private List<PendingAppend> waiting(List<PendingAppend> inMemory) {
        if (spool.isEmpty() || spool.get().events() == 0) {
            return inMemory;
        }
        try {
            List<PendingAppend> waiting = new ArrayList<>(spool.get().read());
            waiting.addAll(inMemory);
            return waiting;
        } catch (IOException e) {
            throw new StoreException("the journal's spool cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<Checkpoint> standing(CallId call, List<PendingAppend> waiting) {
        CheckpointTable.Standing stored = checkpoints.of(call);
        Optional<String> state = stored.state();
        long last = stored.last();
        for (PendingAppend append : waiting) {
            if (append.lastSequence() > last) {
                last = append.lastSequence();
                state = append.end().isPresent()
                        ? Optional.empty()
                        : append.state().isPresent() ? append.state() : state;
            }
        }
        long sequence = last;
        return state.map(json -> new Checkpoint(call, sequence, json));
    }

    /** How well the disk keeps up. Any thread, does not block on the disk. */
    public JournalHealth health() {
        GroupQueue.Load load = queue.load();
        return new JournalHealth(
                load.events(),
                load.bytes(),
                spool.map(Spool::events).orElse(0L),
                load.oldest(),
                writer.lastError(),
                load.refusedEvents(),
                writer.conflicts(),
                !load.halfFull());
    }

    @Override
    public boolean acceptsCalls() {
        return health().acceptsCalls();
    }

    @Override
    public void close() {
        queue.close();
        try {
            writer.stop(limits.closeWithin());
            checkpoints.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("closing the journal was interrupted");
        } catch (SQLException e) {
            LOG.warn("closing the journal: {}", e.getMessage());
        } finally {
            owner.close();
        }
    }
}
