package io.greenline.prompt;

import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The sounds of callers' values, kept for a short while: what is said to one caller is no business of the disk.
 *
 * <p>They lie under random names in a directory of this engine alone, known only to a map in memory; they go after some
 * minutes, when the engine stops, and, if it was killed, when the next engine starts. Thread-safe.
 */
final class ValueClips implements AutoCloseable {
    /** A clip used so lately may still have to be played: it stays, and the newcomer is refused. */
    private static final Duration IN_USE = Duration.ofMinutes(1);

    private static final String LOCK = "lock";

    private record Clip(String name, Sound sound, long bytes, Instant used) {}

    private final ClipStore store;
    private final FileChannel lock;
    private final PromptSettings.Limits limits;
    private final InstantSource clock;
    /** Guarded by this; least lately used first. */
    private final LinkedHashMap<Speech, Clip> clips = new LinkedHashMap<>(16, 0.75f, true);
    /** Guarded by this. */
    private long bytes;
    /** Guarded by this. */
    private boolean closed;

    /** A new directory in this one, after deleting those of engines that are no more. */
    static ValueClips in(Path values, PromptSettings.Limits limits, InstantSource clock) throws IOException {
        Files.createDirectories(values);
        deleteDead(values);
        ClipStore store = ClipStore.at(values.resolve(UUID.randomUUID().toString()));
        FileChannel lock =
                FileChannel.open(store.directory().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock(); // held until the channel is closed or the process ends, however it ends
        return new ValueClips(store, lock, limits, clock);
    }

    private ValueClips(ClipStore store, FileChannel lock, PromptSettings.Limits limits, InstantSource clock) {
        this.store = store;
        this.lock = lock;
        this.limits = limits;
        this.clock = clock;
    }

    /** The sound of a value that was said lately. */
    synchronized Optional<Sound> find(Speech speech) {
        Clip clip = clips.get(speech);
        if (clip == null || store.find(clip.name, speech.text()).isEmpty()) {
            return Optional.empty();
        }
        clips.put(speech, new Clip(clip.name, clip.sound, clip.bytes, clock.instant()));
        return Optional.of(clip.sound);
    }

    /**
     * Keeps the sound of a value.
     *
     * @return empty if all clips that there may be are in use, or the engine is stopping
     */
    synchronized Optional<Sound> keep(Speech speech, Pcm sound) throws IOException {
        Instant now = clock.instant();
        long size = 2L * sound.samples().length;
        forget(now, size);
        if (closed || clips.size() >= limits.valueClips() || bytes + size > limits.valueBytes()) {
            return Optional.empty();
        }
        String name = UUID.randomUUID().toString();
        Clip clip = new Clip(name, store.put(name, speech.text(), sound), size, now);
        Clip before = clips.put(speech, clip);
        bytes += size;
        if (before != null) {
            bytes -= before.bytes;
            store.remove(before.name);
        }
        return Optional.of(clip.sound);
    }

    /** Deletes what has not been used for its time. */
    synchronized void forgetOld() throws IOException {
        forget(clock.instant(), 0);
    }

    synchronized int size() {
        return clips.size();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true; // a value that is just being said must not be written after the directory is gone
        }
        lock.close();
        deleteTree(store.directory());
    }

    private void forget(Instant now, long coming) throws IOException {
        Iterator<Map.Entry<Speech, Clip>> oldestFirst = clips.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Clip clip = oldestFirst.next().getValue();
            boolean full = coming > 0 && (clips.size() >= limits.valueClips() || bytes + coming > limits.valueBytes());
            Instant unused = clip.used.plus(full ? IN_USE : limits.valueKept());
            if (unused.isAfter(now)) {
                return; // all others were used later
            }
            oldestFirst.remove();
            bytes -= clip.bytes;
            store.remove(clip.name);
        }
    }

    private static void deleteDead(Path values) throws IOException {
        try (DirectoryStream<Path> engines = Files.newDirectoryStream(values)) {
            for (Path engine : engines) {
                if (isDead(engine)) {
                    deleteTree(engine);
                }
            }
        }
    }

    private static boolean isDead(Path engine) throws IOException {
        try (FileChannel channel = FileChannel.open(engine.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (NoSuchFileException notYetLocked) {
            return false; // it is just starting, or stopping
        } catch (OverlappingFileLockException oursInThisProcess) {
            return false;
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        ArrayDeque<Path> found = new ArrayDeque<>();
        try (var tree = Files.walk(directory)) {
            tree.forEach(found::push);
        } catch (NoSuchFileException gone) {
            return; // another engine was quicker, or it is closed for the second time
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        for (Path path : found) { // children before parents
            Files.deleteIfExists(path);
        }
    }
}
