package io.greenline.app.versions;

import io.greenline.calendar.CalendarLoader;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.routing.plan.RoutingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of what is to be published: what is checked, tested and compared is, octet for octet, what is put live, whoever
 * goes on editing meanwhile. Its folder is deleted when it is closed.
 *
 * @param folder of the copy
 * @param original the folder that it was copied from
 * @param only the dialplan that is to be published, where others are there for its tests alone; empty: all of them
 */
public record Stage(Path folder, Path original, Optional<String> only) implements AutoCloseable {
    private static final int MAX_DEPTH = 20;
    private static final String TESTS = ".test.yaml";
    private static final Pattern CALLED_BACK =
            Pattern.compile("(?m)^callback-dialplan:[ \"']+([a-z0-9_-]+)[\"']?\\s*(#.*)?$");

    /** Copies a dialplan with the tests beside it, or every dialplan of a folder with its tests. */
    public static Stage of(Path given) throws IOException {
        Path base = Files.isDirectory(given)
                ? given
                : Optional.ofNullable(given.getParent()).orElse(Path.of(""));
        Optional<String> only = Files.isDirectory(given) ? Optional.empty() : name(given);
        Stage stage = new Stage(Files.createTempDirectory("greenline-publish-"), base, only);
        try {
            if (Files.isDirectory(given)) {
                for (Path file : under(given)) {
                    stage.put(base.relativize(file).toString(), Files.readAllBytes(file));
                }
            } else {
                stage.putOne(given);
            }
            return stage;
        } catch (IOException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private void put(String name, byte[] content) throws IOException {
        Path copy = folder.resolve(name);
        Files.createDirectories(Optional.ofNullable(copy.getParent()).orElse(folder));
        Files.write(copy, content);
    }

    /** Whether this is to be published, and not only there for the tests. */
    public boolean publishes(Dialplan plan) {
        return only.map(plan.name()::equals).orElse(true);
    }

    private static Optional<String> name(Path file) {
        return DialplanLoader.load(file) instanceof DialplanLoader.Loaded loaded
                ? Optional.of(loaded.dialplan().name())
                : Optional.empty();
    }

    private void putOne(Path file) throws IOException {
        putDialplan(file);
        Set<String> others = new TreeSet<>();
        for (Path test : only.isPresent() ? tests(original, only.get()) : List.<Path>of()) {
            byte[] content = Files.readAllBytes(test);
            put(String.valueOf(test.getFileName()), content);
            CALLED_BACK
                    .matcher(new String(content, StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> others.add(found.group(1)));
        }
        for (String beside : List.of(RoutingFile.NAME, CalendarLoader.FILE_NAME)) {
            if (Files.exists(original.resolve(beside)) && !Files.exists(folder.resolve(beside))) {
                put(beside, Files.readAllBytes(original.resolve(beside)));
            }
        }
        others.removeAll(only.stream().toList());
        if (!others.isEmpty()) {
            putOthers(others);
        }
    }

    private void putDialplan(Path file) throws IOException {
        DialplanLoader.Result result = DialplanLoader.load(file);
        for (String path : result.files().paths()) {
            put(path, result.files().content(path).orElseThrow());
        }
    }

    /** Dialplans that the tests need as well; one that is nowhere the tests will tell of. */
    private void putOthers(Set<String> names) throws IOException {
        for (Map.Entry<Path, Dialplan> each :
                DialplanFiles.load(List.of(here())).dialplans().entrySet()) {
            if (names.contains(each.getValue().name())) {
                putDialplan(each.getKey());
            }
        }
    }

    private Path here() {
        return original.toString().isEmpty() ? Path.of(".") : original;
    }

    private static List<Path> under(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, MAX_DEPTH)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static List<Path> tests(Path folder, String dialplan) throws IOException {
        Pattern itsName = Pattern.compile("(?m)^dialplan:[ \"']+" + Pattern.quote(dialplan) + "[\"']?\\s*(#.*)?$");
        List<Path> tests = new ArrayList<>();
        try (Stream<Path> beside = Files.list(folder.toString().isEmpty() ? Path.of(".") : folder)) {
            for (Path file : beside.filter(one -> one.toString().endsWith(TESTS))
                    .map(one -> folder.resolve(String.valueOf(one.getFileName())))
                    .sorted()
                    .toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                if (itsName.matcher(text).find()) {
                    tests.add(file);
                }
            }
        }
        return tests;
    }

    /** Whether there is something to test it with. */
    public boolean hasTests() throws IOException {
        return under(folder).stream().anyMatch(file -> file.toString().endsWith(TESTS));
    }

    /** A text about the copy as one about the original. */
    public String told(String text) {
        String own = original.toString().isEmpty() ? "" : original + "/";
        return text.replace(folder + "/", own).replace(folder.toString(), original.toString());
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.toList();
        }
        for (Path path : all.reversed()) {
            Files.deleteIfExists(path);
        }
    }
}
