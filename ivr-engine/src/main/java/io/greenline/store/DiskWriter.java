package io.greenline.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes a file of the store. It opens the tables when it needs them, and while the disk refuses it tries
 * again, later each time; nobody but the disk and {@link #stop} ends it.
 */
final class DiskWriter<T extends AutoCloseable> {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWriter.class);

    /** What is saved at the very end goes to another place, which is quick or refuses too. */
    private static final Duration RESCUE_TAKES = Duration.ofSeconds(5);

    private final Means<T> means;
    private final GroupQueue<?> queue;
    private final DiskTrouble trouble;
    private final Thread thread;
    private @Nullable T tables;

    /** Where the connection to write on comes from. */
    interface Disk {
        Connection connect(Database database) throws SQLException;
    }

    /** The writing side of the tables, over a connection that it closes. */
    interface Opening<T> {
        T over(Connection connection) throws SQLException;
    }

    /** Something that needs the tables: whole or not at all. */
    interface Step<T> {
        void on(T tables) throws SQLException, IOException;
    }

    /** What the thread does. */
    interface Work {
        /** Until nothing is left to write; interrupted when there is no more time. */
        void run() throws InterruptedException;

        /** What is still to be saved then. */
        void rescue();
    }

    /**
     * What is written, and where.
     *
     * @param name {@code journal}, for the log and the thread
     * @param losses what has been lost or set aside so far, in words, for the log
     */
    record Means<T>(String name, Database database, Disk disk, Opening<T> opening, Supplier<String> losses) {}

    DiskWriter(Means<T> means, JournalLimits limits, GroupQueue<?> queue, Work work) {
        this.means = means;
        this.queue = queue;
        this.trouble = new DiskTrouble(limits);
        String threadName = means.name().replace(' ', '-') + "-writer";
        this.thread = Thread.ofPlatform().name(threadName).daemon(true).unstarted(() -> run(work));
    }

    void start() {
        thread.start();
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException stopHasWaitedLongEnough) {
            work.rescue();
        } finally {
            dropTables();
        }
    }

    /** Waits until what was accepted is written, or until the time is over. The queue must be closing. */
    void stop(Duration within) throws InterruptedException {
        if (!thread.join(within)) {
            thread.interrupt();
            boolean ended = thread.join(RESCUE_TAKES);
            LOG.debug("the {}'s writer was interrupted; it has ended: {}", means.name(), ended);
        }
        long left = queue.load().events();
        if (left > 0) {
            LOG.error(
                    "{} events of the {} could not be written before the engine ended and are lost: {}",
                    left,
                    means.name(),
                    lastError().orElse("the disk was too slow"));
        }
    }

    /** Why the last attempt failed; empty when it did not. Any thread. */
    Optional<String> lastError() {
        return trouble.lastError();
    }

    /**
     * Takes one step. After a failure it waits. For the writer's thread.
     *
     * @return whether it is done
     */
    boolean attempt(Step<T> step) throws InterruptedException {
        try {
            step.on(tables());
            if (trouble.isOver()) {
                LOG.warn("the {} is written again", means.name());
            }
            return true;
        } catch (SQLException e) {
            failed(Fault.inWords(means.database().file(), e), e);
        } catch (IOException e) {
            failed(Objects.requireNonNullElseGet(e.getMessage(), e::toString), e);
        } catch (RuntimeException | Error e) {
            // Whatever it is: without this thread nothing would ever be written again.
            failed(
                    "%s: a fault of the program (%s); please report it"
                            .formatted(means.database().file(), e),
                    e);
        }
        return false;
    }

    private T tables() throws SQLException {
        T open = tables;
        if (open == null) {
            Connection connection = means.disk().connect(means.database());
            try {
                open = means.opening().over(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            tables = open;
        }
        return open;
    }

    private void failed(String words, Throwable cause) throws InterruptedException {
        long waiting = queue.load().events();
        if (lastError().isEmpty()) {
            LOG.error("the {} cannot be written, {} events wait in memory: {}", means.name(), waiting, words, cause);
        } else {
            LOG.error(
                    "the {} still cannot be written; {} events wait in memory, {}: {}",
                    means.name(),
                    waiting,
                    means.losses().get(),
                    words);
        }
        trouble.is(words);
        dropTables();
        trouble.paused(queue.pause(trouble.pause()));
    }

    private void dropTables() {
        T open = tables;
        if (open == null) {
            return;
        }
        try {
            Database.close(List.of(open));
        } catch (SQLException e) {
            LOG.debug("closing the connection of the {}: {}", means.name(), e.getMessage());
        }
        tables = null;
    }
}
