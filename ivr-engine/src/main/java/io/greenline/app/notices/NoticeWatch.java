package io.greenline.app.notices;

import io.greenline.caller.KnownDialplans;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after a running engine's notices, on two threads of its own, until it is closed. */
public final class NoticeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeWatch.class);
    /** A change is taken over at the second look that finds it the same: within half a second. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final LiveNotices board;
    private final ScheduledExecutorService looking;
    private final ExecutorService speaking;

    /**
     * Begins to look.
     *
     * @param file need not be there
     * @param dialplans those that are live, asked at each change of the file
     */
    public NoticeWatch(Path file, Supplier<KnownDialplans> dialplans, NoticeVoice voice, InstantSource clock) {
        this(
                file,
                dialplans,
                voice,
                clock,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("notices-speak").factory()));
    }

    /** With the thread on which clips are made; it ends with the watch. */
    NoticeWatch(
            Path file,
            Supplier<KnownDialplans> dialplans,
            NoticeVoice voice,
            InstantSource clock,
            ExecutorService speaking) {
        this.speaking = speaking;
        this.looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("notices-look").factory());
        this.board = new LiveNotices(file, dialplans, voice, clock, speaking);
        var _ = looking.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The board, for calls to ask. */
    public LiveNotices board() {
        return board;
    }

    private void look() {
        try {
            board.look();
        } catch (RuntimeException | Error fault) {
            // A look that fails must not be the last one: the file will be put right.
            LOG.error("notices: looking at the file failed, those of before stay", fault);
        }
    }

    /** Ends both threads; a clip in the making is given up. */
    @Override
    public void close() {
        looking.shutdownNow();
        speaking.shutdownNow();
    }
}
