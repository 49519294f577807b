package io.greenline.app.versions;

import io.greenline.dialplan.Bundle;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Every version that was live, with all its files: {@code <dialplan>/<hash>/files/...} and a small {@code version.json}.
 * A version appears whole or not at all, whoever is killed meanwhile. Safe for an engine and commands at the same time.
 */
public final class VersionArchive {
    /** Versions of a dialplan that are kept whether calls are in them or not. */
    public static final int MOST = 50;

    private static final String UNFINISHED = ".unfinished-";

    private final Path root;

    /** An archive in this folder, which is made with its first version. */
    public VersionArchive(Path root) {
        this.root = root;
    }

    /**
     * Keeps a version that has gone live; one that is there already gets the new time, unless it was the last one anyway.
     *
     * @param directory the setting {@code dialplans.directory}
     */
    public void keepLive(DialplanFolder.Sourced sourced, Path directory, Instant now) throws IOException {
        DialplanVersion version = sourced.plan().id();
        if (!isKept(version)) {
            keep(version, sourced.plan().files(), place(sourced.file(), directory), Optional.of(now), now);
        } else if (!isNewest(version)) {
            Path folder = folder(version);
            KeptFile.write(folder, KeptFile.read(folder, version.dialplan()).liveSince(now));
        }
    }

    /** Whether it was the last one to go live: a restarted engine that serves it has changed nothing. */
    private boolean isNewest(DialplanVersion version) {
        return lastLive(version.dialplan())
                .filter(kept -> kept.version().equals(version))
                .isPresent();
    }

    /** The version of a dialplan that went live last. */
    public Optional<Kept> lastLive(String dialplan) {
        return versions(dialplan).stream()
                .filter(kept -> kept.live().isPresent())
                .findFirst();
    }

    /**
     * Keeps what was never live: an edit that is about to be written over, usable or not.
     *
     * @param file that holds the dialplan
     */
    public void keepEdit(DialplanVersion version, Bundle files, Path file, Path directory, Instant now)
            throws IOException {
        if (!isKept(version)) {
            keep(version, files, place(file, directory), Optional.empty(), now);
        }
    }

    /** The folder of all versions. */
    public Path root() {
        return root;
    }

    public boolean isKept(DialplanVersion version) {
        return Files.exists(folder(version).resolve(KeptFile.NAME));
    }

    /** The versions of a dialplan, the newest first; unreadable ones are left out. */
    public List<Kept> versions(String dialplan) {
        List<Kept> all = new ArrayList<>();
        for (Path folder : folders(root.resolve(dialplan))) {
            try {
                all.add(KeptFile.read(folder, dialplan));
            } catch (IOException halfDeleted) {
                // Left out: what cannot be read cannot be gone back to.
            }
        }
        all.sort(Kept.NEWEST_FIRST);
        return all;
    }

    /** The dialplans that have versions, by name. */
    public List<String> dialplans() {
        return folders(root).stream()
                .map(folder -> String.valueOf(folder.getFileName()))
                .sorted()
                .toList();
    }

    /** The dialplan of a version; empty when it is not kept, or does not load as that version in this engine. */
    public Optional<Dialplan> load(DialplanVersion version) {
        try {
            Kept kept = KeptFile.read(folder(version), version.dialplan());
            return loaded(kept.mainFile(), version);
        } catch (IOException notKept) {
            return Optional.empty();
        }
    }

    /** Deletes all but the newest {@link #MOST} of a dialplan and those in use. */
    public void prune(String dialplan, Set<DialplanVersion> inUse) throws IOException {
        List<Kept> all = versions(dialplan);
        for (Kept old : all.subList(Math.min(MOST, all.size()), all.size())) {
            if (!inUse.contains(old.version())) {
                delete(folder(old.version()));
            }
        }
    }

    private Path folder(DialplanVersion version) {
        return root.resolve(version.dialplan()).resolve(version.hash());
    }

    private void keep(DialplanVersion version, Bundle files, String place, Optional<Instant> live, Instant now)
            throws IOException {
        Path folder = folder(version);
        Path unfinished = folder.resolveSibling(UNFINISHED + UUID.randomUUID());
        Files.createDirectories(unfinished);
        try {
            Path copies = KeptFile.files(unfinished);
            for (String path : files.paths()) {
                Path copy = copies.resolve(path);
                Files.createDirectories(Optional.ofNullable(copy.getParent()).orElse(copies));
                Durable.write(copy, files.content(path).orElseThrow());
            }
            KeptFile.write(unfinished, new Kept(version, copies, now, live, place, files.main(), files.paths()));
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException refused) {
            // Somebody else may have kept the same version meanwhile: the same name is the same content.
            if (!isKept(version)) {
                throw refused;
            }
        } finally {
            delete(unfinished);
        }
    }

    private static Optional<Dialplan> loaded(Path main, DialplanVersion version) {
        return DialplanLoader.load(main) instanceof DialplanLoader.Loaded loaded
                        && loaded.dialplan().id().equals(version)
                ? Optional.of(loaded.dialplan())
                : Optional.empty();
    }

    /** The folder of a dialplan's file, from the folder of all dialplans on. */
    private static String place(Path file, Path directory) throws IOException {
        Path base = directory.toAbsolutePath().normalize();
        Path own = file.toAbsolutePath().normalize();
        if (!own.startsWith(base) || own.equals(base)) {
            throw new IOException("%s is outside of %s".formatted(file, directory));
        }
        return base.relativize(Optional.ofNullable(own.getParent()).orElse(base))
                .toString();
    }

    private static List<Path> folders(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path one : all) {
                if (!String.valueOf(one.getFileName()).startsWith(".")) {
                    found.add(one);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException nothingKept) {
            return List.of();
        } catch (IOException unreadable) {
            return found;
        }
        return found;
    }

    /** Out of sight first: what is half deleted is no version. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Path hidden = folder.resolveSibling(UNFINISHED + UUID.randomUUID());
        Files.move(folder, hidden, StandardCopyOption.ATOMIC_MOVE);
        List<Path> children = new ArrayList<>();
        try (var tree = Files.walk(hidden)) {
            tree.forEach(children::add);
        }
        for (Path path : children.reversed()) {
            Files.deleteIfExists(path);
        }
    }
}
