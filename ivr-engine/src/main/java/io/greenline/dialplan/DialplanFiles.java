package io.greenline.dialplan;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue.Block;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds and loads the dialplans under files and directories. */
public final class DialplanFiles {
    private static final int MAX_DEPTH = 20;
    /** Has a loader of its own; not even a broken one is taken for a dialplan. */
    private static final String NOTICES = "notices.yaml";

    private DialplanFiles() {}

    /**
     * What was found.
     *
     * @param dialplans what can take calls, by file
     * @param diagnostics of all files, by file, line and column
     */
    public record Found(SortedMap<Path, Dialplan> dialplans, List<Diagnostic> diagnostics) {}

    /**
     * Loads every dialplan under these paths. A file that is named is one; in a directory those {@code *.yaml} are that
     * have the key {@code dialplan} and not {@code cases}, or that are no YAML; {@code *.test.yaml} never is. Links are
     * not followed in directories.
     */
    public static Found load(List<Path> paths) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        TreeSet<Path> files = new TreeSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(under(path, diagnostics));
            } else {
                files.add(path);
            }
        }
        TreeMap<Path, Dialplan> dialplans = new TreeMap<>();
        for (Path file : files) {
            DialplanLoader.Result result = DialplanLoader.load(file);
            diagnostics.addAll(result.diagnostics());
            if (result instanceof DialplanLoader.Loaded loaded) {
                dialplans.put(file, loaded.dialplan());
            }
        }
        // Stable: within a place the order of each file's findings stays.
        diagnostics.sort(null);
        return new Found(dialplans, List.copyOf(diagnostics));
    }

    private static List<Path> under(Path directory, List<Diagnostic> diagnostics) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && isDialplan(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) {
                    diagnostics.add(unreadable(file, failed));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            diagnostics.add(unreadable(directory, failed));
        }
        return found;
    }

    private static Diagnostic unreadable(Path path, IOException failed) {
        return Diagnostic.error(
                SourceSpan.startOf(path.toString()),
                YamlRule.UNREADABLE_FILE.id(),
                "this cannot be read: " + failed.getMessage(),
                "check the permissions");
    }

    private static boolean isDialplan(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".yaml") || name.endsWith(".test.yaml") || name.equals(NOTICES)) {
            return false;
        }
        Findings silent = new Findings();
        return FileBytes.read(file, silent)
                .flatMap(content -> FileBytes.decode(file.toString(), content, silent))
                .flatMap(text -> YamlReader.read(text, silent))
                .map(root -> root instanceof Block block && has(block, "dialplan") && !has(block, "cases"))
                // What cannot be read as YAML may be meant as a dialplan: loading it says what is wrong.
                .orElse(true);
    }

    private static boolean has(Block block, String key) {
        return block.entries().stream().anyMatch(entry -> entry.key().text().equals(key));
    }
}
