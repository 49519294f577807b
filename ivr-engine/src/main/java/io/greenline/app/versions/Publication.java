package io.greenline.app.versions;

import io.greenline.app.versions.DialplanFolder.Reading;
import io.greenline.app.versions.DialplanFolder.Sourced;
import io.greenline.dialplan.Bundle;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts dialplans into the folder from which engines take them. Each file is there whole, old or new, whenever this is
 * killed, and a dialplan's own file comes last, so that it never names a file that is not there yet. What is written over
 * and was never live is kept in the archive first.
 */
public final class Publication {
    private static final int MAX_DEPTH = 20;

    private final Path directory;
    private final Path lockFile;
    private final VersionArchive archive;

    /**
     * A way into one folder.
     *
     * @param directory the setting {@code dialplans.directory}
     */
    public Publication(Path directory, VersionArchive archive) {
        this.directory = directory;
        this.archive = archive;
        this.lockFile = archive.root().resolve("publish.lock");
    }

    /**
     * A dialplan to be put there.
     *
     * @param place its folder, relative to the folder of dialplans; where the dialplan is there already, its place counts
     */
    public record Item(DialplanVersion version, Bundle files, String place) {}

    /**
     * What was done.
     *
     * @param written files that are new or have another content now
     * @param edits what stood there and was never live; it can be had back from the archive
     */
    public record Outcome(List<Path> written, List<DialplanVersion> edits) {}

    /** What is to be done for one dialplan. */
    private record Work(Map<Path, byte[]> contents, Path main, Optional<Path> oldMain) {}

    /** Puts all of these there; one at a time, whoever else publishes. */
    public Outcome put(List<Item> items, Instant now) throws IOException {
        Files.createDirectories(archive.root());
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Files.createDirectories(directory);
            removeUnfinished();
            Reading reading = new DialplanFolder(directory).read(List.of(), now);
            List<Work> works = new ArrayList<>();
            List<DialplanVersion> edits = new ArrayList<>();
            for (Item item : items) {
                Work work = work(item, reading);
                keepEdit(item, work, now).ifPresent(edits::add);
                works.add(work);
            }
            List<Path> written = write(works);
            for (Work work : works) {
                if (work.oldMain().isPresent()) {
                    Files.deleteIfExists(work.oldMain().get());
                }
            }
            return new Outcome(written, edits);
        }
    }

    private Work work(Item item, Reading reading) {
        Optional<Path> there = present(item.version().dialplan(), reading);
        Path folder =
                there.flatMap(file -> Optional.ofNullable(file.getParent())).orElse(directory.resolve(item.place()));
        Path main = folder.resolve(item.files().main());
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        for (String path : item.files().paths()) {
            contents.put(folder.resolve(path), item.files().content(path).orElseThrow());
        }
        return new Work(contents, main, there.filter(file -> !file.equals(main)));
    }

    /** The file that holds a dialplan now, or that held it when it was usable last. */
    private Optional<Path> present(String name, Reading reading) {
        return Optional.ofNullable(reading.dialplans().get(name))
                .map(Sourced::file)
                .or(() -> archive.lastLive(name)
                        .map(kept -> directory.resolve(kept.place()).resolve(kept.main()))
                        .filter(Files::exists));
    }

    private Optional<DialplanVersion> keepEdit(Item item, Work work, Instant now) throws IOException {
        Path there = work.oldMain().orElse(work.main());
        if (!Files.isRegularFile(there)) {
            return Optional.empty();
        }
        Bundle files = DialplanLoader.load(there).files();
        DialplanVersion edit = new DialplanVersion(item.version().dialplan(), files.version());
        if (edit.equals(item.version()) || archive.isKept(edit)) {
            return Optional.empty();
        }
        archive.keepEdit(edit, files, there, directory, now);
        return Optional.of(edit);
    }

    /** All contents are on the disk before the first name changes; what others name comes first. */
    private static List<Path> write(List<Work> works) throws IOException {
        Map<Path, Path> parts = new LinkedHashMap<>();
        Map<Path, Path> mains = new LinkedHashMap<>();
        try {
            for (Work work : works) {
                for (Map.Entry<Path, byte[]> file : work.contents().entrySet()) {
                    if (!has(file.getKey(), file.getValue())) {
                        Files.createDirectories(
                                Optional.ofNullable(file.getKey().getParent()).orElse(Path.of("")));
                        Path prepared = Durable.prepare(file.getKey(), file.getValue());
                        (file.getKey().equals(work.main()) ? mains : parts).put(file.getKey(), prepared);
                    }
                }
            }
            rename(parts);
            rename(mains);
        } finally {
            for (Path unfinished : parts.values()) {
                Files.deleteIfExists(unfinished);
            }
            for (Path unfinished : mains.values()) {
                Files.deleteIfExists(unfinished);
            }
        }
        List<Path> written = new ArrayList<>(parts.keySet());
        written.addAll(mains.keySet());
        return written;
    }

    private static void rename(Map<Path, Path> prepared) throws IOException {
        for (Map.Entry<Path, Path> file : prepared.entrySet()) {
            Files.move(file.getValue(), file.getKey(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean has(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content);
    }

    /** What a publication that was killed has left: nobody reads it, and the lock says that nobody is writing it. */
    private void removeUnfinished() throws IOException {
        List<Path> left;
        try (var tree = Files.walk(directory, MAX_DEPTH)) {
            left = tree.filter(file -> file.toString().endsWith(Durable.UNFINISHED))
                    .toList();
        }
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
    }
}
