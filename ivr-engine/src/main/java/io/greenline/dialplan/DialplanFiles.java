package io.greenline.dialplan;

import io.greenline.calendar.CalendarLoader;
import io.greenline.calendar.Calendars;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds and loads the dialplans under files and directories, and the calendars beside them. */
public final class DialplanFiles {
    private static final int MAX_DEPTH = 20;
    /** Have loaders of their own; not even a broken one is taken for a dialplan. */
    private static final Set<String> OTHERS = Set.of("notices.yaml", "routing.yaml");

    private DialplanFiles() {}

    /**
     * What was found.
     *
     * @param dialplans what can take calls, by file
     * @param calendars what opening hours can be asked of, by file
     * @param diagnostics of all files, by file, line and column
     */
    public record Found(
            SortedMap<Path, Dialplan> dialplans, SortedMap<Path, Calendars> calendars, List<Diagnostic> diagnostics) {}

    /** What a file in a folder is, as far as its name and first keys tell. */
    private enum Kind {
        DIALPLAN,
        FRAGMENT,
        PROMPTS,
        CALENDARS,
        /** No YAML: it may be meant as a dialplan or a fragment. */
        UNCLEAR,
        OTHER
    }

    /**
     * Loads every dialplan under these paths. A file that is named is one; in a directory those {@code *.yaml} are that
     * have the key {@code dialplan} and not {@code cases}, or that are no YAML and part of no dialplan; {@code *.test.yaml}
     * never is, and {@code calendars.yaml} holds calendars. Links are not followed in directories. Fragments and prompt files in a directory that no dialplan
     * there uses are warned of.
     */
    public static Found load(List<Path> paths) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        TreeMap<Path, Kind> files = new TreeMap<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                under(path, diagnostics).forEach(file -> files.putIfAbsent(file, kind(file)));
            } else {
                files.put(path, path.endsWith(CalendarLoader.FILE_NAME) ? Kind.CALENDARS : Kind.DIALPLAN);
            }
        }
        Loading loading = new Loading(new TreeMap<>(), new TreeMap<>(), new HashSet<>(), new HashSet<>(), diagnostics);
        of(Kind.CALENDARS, files).forEach(loading::calendars);
        of(Kind.DIALPLAN, files).forEach(loading::dialplan);
        of(Kind.UNCLEAR, files).filter(file -> !loading.uses(file)).forEach(loading::dialplan);
        // A dialplan that cannot be read does not say which files it uses.
        if (loading.refused.isEmpty()) {
            of(Kind.FRAGMENT, files).filter(file -> !loading.uses(file)).forEach(loading::unusedFragment);
            of(Kind.PROMPTS, files).filter(file -> !loading.uses(file)).forEach(loading::unusedPrompts);
        }
        // Stable: within a place the order of each file's findings stays.
        diagnostics.sort(null);
        return new Found(
                loading.dialplans,
                loading.calendars,
                diagnostics.stream().distinct().toList());
    }

    private static Stream<Path> of(Kind kind, Map<Path, Kind> files) {
        return files.entrySet().stream().filter(file -> file.getValue() == kind).map(Map.Entry::getKey);
    }

    /**
     * Dialplans as they are loaded.
     *
     * @param used every file that a dialplan is made of, usable or not
     */
    private record Loading(
            SortedMap<Path, Dialplan> dialplans,
            SortedMap<Path, Calendars> calendars,
            Set<Path> used,
            Set<Path> refused,
            List<Diagnostic> diagnostics) {
        void calendars(Path file) {
            CalendarLoader.Result result = CalendarLoader.load(file);
            diagnostics.addAll(result.diagnostics());
            if (result instanceof CalendarLoader.Loaded loaded) {
                calendars.put(file, loaded.calendars());
            }
        }

        void dialplan(Path file) {
            DialplanLoader.Result result = DialplanLoader.load(file);
            diagnostics.addAll(result.diagnostics());
            result.files().paths().forEach(path -> used.add(plain(file.resolveSibling(path))));
            switch (result) {
                case DialplanLoader.Loaded loaded -> dialplans.put(file, loaded.dialplan());
                case DialplanLoader.Refused _ -> refused.add(file);
            }
        }

        boolean uses(Path file) {
            return used.contains(plain(file));
        }

        private static Path plain(Path file) {
            return file.toAbsolutePath().normalize();
        }

        void unusedFragment(Path file) {
            unused(file, "no dialplan here includes this fragment", "include it, or remove it");
        }

        void unusedPrompts(Path file) {
            String owner = PromptFiles.owner(String.valueOf(file.getFileName()));
            String problem = "nothing uses this prompt file: it is for %s beside it".formatted(owner);
            unused(file, problem, "give it the name of its dialplan and a language of it, or remove it");
        }

        private void unused(Path file, String problem, String remedy) {
            diagnostics.add(Diagnostic.warning(
                    SourceSpan.startOf(file.toString()), FileRule.UNUSED_FILE.id(), problem, remedy));
        }
    }

    private static List<Path> under(Path directory, List<Diagnostic> diagnostics) {
        List<Path> found = new ArrayList<>();
        // The folder itself may be a link, turned to another release in one stroke; links inside of it are left alone.
        Path start = directory.resolve(".");
        try {
            Files.walkFileTree(start, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        found.add(directory.resolve(start.relativize(file)));
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

    private static Kind kind(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".yaml") || name.endsWith(".test.yaml") || OTHERS.contains(name)) {
            return Kind.OTHER;
        }
        if (name.equals(CalendarLoader.FILE_NAME)) {
            return Kind.CALENDARS;
        }
        if (PromptFiles.isOne(name)) {
            return Kind.PROMPTS;
        }
        Findings silent = new Findings();
        return FileBytes.read(file, silent)
                .flatMap(content -> FileBytes.decode(file.toString(), content, silent))
                .flatMap(text -> YamlReader.read(text, silent))
                .map(DialplanFiles::kind)
                .orElse(Kind.UNCLEAR);
    }

    private static Kind kind(YamlValue root) {
        if (!(root instanceof Block block)) {
            return Kind.OTHER;
        }
        if (has(block, "dialplan")) {
            return has(block, "cases") ? Kind.OTHER : Kind.DIALPLAN;
        }
        return has(block, "fragment") ? Kind.FRAGMENT : Kind.OTHER;
    }

    private static boolean has(Block block, String key) {
        return block.entries().stream().anyMatch(entry -> entry.key().text().equals(key));
    }
}
