package io.greenline.app.versions;

import io.greenline.app.versions.DialplanFolder.Reading;
import io.greenline.app.versions.DialplanFolder.Sourced;
import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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
     * @param folder where its files are now
     * @param main the dialplan's own file, relative to that
     * @param files all of them, {@code main} among them
     */
    public record Bundle(DialplanVersion version, Path folder, String main, List<String> files) {
        public Bundle {
            files = List.copyOf(files);
        }
    }

    /**
     * What was done.
     *
     * @param written files that are new or have another content now
     * @param edits what stood there and was never live; it can be had back from the archive
     */
    public record Outcome(List<Path> written, List<DialplanVersion> edits) {}

    /** Puts all of these there; one at a time, whoever else publishes. */
    public Outcome put(List<Bundle> bundles, Instant now) throws IOException {
        Files.createDirectories(archive.root());
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Files.createDirectories(directory);
            removeUnfinished();
            Reading reading = new DialplanFolder(directory).read(List.of(), now);
            Map<Path, byte[]> others = new LinkedHashMap<>();
            Map<Path, byte[]> mains = new LinkedHashMap<>();
            List<DialplanVersion> edits = new ArrayList<>();
            for (Bundle bundle : bundles) {
                Path main = mainOf(bundle, reading);
                Map<Path, byte[]> own = contents(bundle, main);
                keepEdits(bundle, main, own, reading, now).ifPresent(edits::add);
                own.forEach((file, content) -> (file.equals(main) ? mains : others).put(file, content));
            }
            others.putAll(mains); // A file that is put again keeps its place, so this is the order of writing.
            return new Outcome(write(others), edits);
        }
    }

    /** Where the dialplan of this name is, so that it is replaced and not there twice. */
    private Path mainOf(Bundle bundle, Reading reading) {
        String name = bundle.version().dialplan();
        Sourced there = reading.dialplans().get(name);
        if (there != null) {
            return there.file();
        }
        return archive.lastLive(name)
                .map(kept -> directory.resolve(kept.main()))
                .filter(Files::exists)
                .orElse(directory.resolve(bundle.main()));
    }

    /** Each file of a bundle by where it goes: beside the dialplan's own, as it was. */
    private Map<Path, byte[]> contents(Bundle bundle, Path main) throws IOException {
        Path from = bundle.folder().resolve(bundle.main());
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        for (String name : bundle.files()) {
            Path file = bundle.folder().resolve(name);
            Path to = main.resolveSibling(
                    folderOf(from).relativize(file.normalize()).toString());
            contents.put(name.equals(bundle.main()) ? main : to.normalize(), Files.readAllBytes(file));
        }
        return contents;
    }

    private static Path folderOf(Path file) {
        return Optional.ofNullable(file.normalize().getParent()).orElse(Path.of(""));
    }

    private Optional<DialplanVersion> keepEdits(
            Bundle bundle, Path main, Map<Path, byte[]> own, Reading reading, Instant now) throws IOException {
        String name = bundle.version().dialplan();
        Sourced there = reading.dialplans().get(name);
        List<Path> files = there == null
                ? own.keySet().stream().filter(Files::isRegularFile).toList()
                : there.files();
        if (files.isEmpty() || same(own)) {
            return Optional.empty();
        }
        DialplanVersion edit = there == null
                ? new DialplanVersion(name, hash(files))
                : there.plan().id();
        if (archive.isKept(edit) || edit.equals(bundle.version())) {
            return Optional.empty();
        }
        archive.keepEdit(edit, mainFirst(files, main), directory, now);
        return Optional.of(edit);
    }

    private static boolean same(Map<Path, byte[]> own) throws IOException {
        for (Map.Entry<Path, byte[]> file : own.entrySet()) {
            if (!has(file.getKey(), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> mainFirst(List<Path> files, Path main) {
        List<Path> ordered = new ArrayList<>(files);
        if (ordered.remove(main)) {
            ordered.addFirst(main);
        }
        return ordered;
    }

    private static boolean has(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content);
    }

    private static List<Path> write(Map<Path, byte[]> contents) throws IOException {
        Map<Path, Path> prepared = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
                if (!has(file.getKey(), file.getValue())) {
                    Files.createDirectories(folderOf(file.getKey()));
                    prepared.put(file.getKey(), Durable.prepare(file.getKey(), file.getValue()));
                }
            }
            for (Map.Entry<Path, Path> file : prepared.entrySet()) {
                Files.move(file.getValue(), file.getKey(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            for (Path unfinished : prepared.values()) {
                Files.deleteIfExists(unfinished);
            }
        }
        return List.copyOf(prepared.keySet());
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

    private static String hash(List<Path> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
