package io.greenline.app.voices;

import io.greenline.audio.Pcm;
import io.greenline.audio.Wav;
import io.greenline.session.VoiceArchive;
import io.greenline.telephony.CallId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps answers as WAV files, {@code 2026-11-26/<call>-<question>.wav}, for so many days. Written behind the calls: a disk
 * that is slow or full costs recordings, which are counted, and never a call.
 */
public final class VoiceFiles implements VoiceArchive, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceFiles.class);
    private static final int MOST_WAITING = 256;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final String UNFINISHED = ".unfinished";

    private final Path directory;
    private final Duration keep;
    private final InstantSource clock;
    private final AtomicLong lost = new AtomicLong();
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("voice-files").factory());

    /** Files below this directory, which is made when it is first needed. */
    public VoiceFiles(Path directory, Duration keep, InstantSource clock) {
        this.directory = directory;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public String keep(CallId call, long attempt, Pcm voice) {
        LocalDate day = day(clock.instant());
        // A call's id has no slash, but a leading dot or a colon would mean something to some file system.
        String name = "%s/%s-%d.wav".formatted(day, call.value().replaceAll("[^A-Za-z0-9_-]", "_"), attempt);
        try {
            writer.execute(() -> write(name, voice));
        } catch (RejectedExecutionException _) {
            lost(name, "the disk does not keep up");
        }
        return name;
    }

    /** Recordings that could not be written. */
    public long lost() {
        return lost.get();
    }

    /** Deletes what is older than it may be; called now and then. */
    public void forget() {
        LocalDate oldest = day(clock.instant().minus(keep));
        for (Path day : days()) {
            if (isBefore(day, oldest)) {
                delete(day);
            }
        }
    }

    /** Waits a moment for what is still to be written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (writer.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        LOG.warn(
                "{} recordings of answers were not written before the end",
                writer.getQueue().size());
        writer.shutdownNow();
    }

    private void write(String name, Pcm voice) {
        Path file = directory.resolve(name);
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            Files.createDirectories(file.getParent());
            Files.write(unfinished, Wav.encode(voice));
            Files.setPosixFilePermissions(
                    unfinished, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            lost(name, failed.toString());
        }
    }

    private void lost(String name, String why) {
        if (lost.getAndIncrement() == 0) {
            LOG.warn("an answer's recording {} is lost: {}; further ones are counted only", name, why);
        }
    }

    private List<Path> days() {
        List<Path> days = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.list(directory)) {
                all.forEach(days::add);
            } catch (IOException | UncheckedIOException failed) {
                LOG.warn("the recordings of answers in {} cannot be looked through: {}", directory, failed.toString());
            }
        }
        return days;
    }

    private static boolean isBefore(Path day, LocalDate oldest) {
        String name = String.valueOf(day.getFileName());
        return name.matches("\\d{4}-\\d{2}-\\d{2}") && name.compareTo(oldest.toString()) < 0;
    }

    private static void delete(Path day) {
        try (Stream<Path> files = Files.list(day)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(day);
        } catch (IOException | UncheckedIOException failed) {
            LOG.warn("recordings of answers that are too old stay in {}: {}", day, failed.toString());
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
