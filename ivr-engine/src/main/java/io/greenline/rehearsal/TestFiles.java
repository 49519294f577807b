package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.dialplan.Node;
import io.greenline.routing.plan.Routing;
import io.greenline.scenario.TestFileLoader;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import io.greenline.source.SourceSpan;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds test files and the dialplans that they are for, and loads them. */
public final class TestFiles {
    /** What is found about a test file whose dialplan is not at hand. */
    public static final String NO_DIALPLAN = "no-dialplan";

    private static final String SUFFIX = ".test.yaml";
    private static final int MAX_DEPTH = 20;

    private final List<Path> paths;

    /**
     * Test files and folders to look in.
     *
     * @param paths test files, dialplans, or folders of them; links in folders are not followed
     */
    public TestFiles(List<Path> paths) {
        this.paths = List.copyOf(paths);
    }

    /** Loads everything anew. */
    public Suite load() {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Collection<Path> files = testFiles(diagnostics);
        if (files.isEmpty() && diagnostics.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    SourceSpan.startOf(paths.getFirst().toString()),
                    "no-test-file",
                    "there is no test file",
                    "its name ends in " + SUFFIX));
        }
        Map<String, Planned> plans = dialplans(files, diagnostics);
        RoutingBeside beside = new RoutingBeside();
        List<Suite.File> loaded = new ArrayList<>();
        for (Path file : files) {
            TestFileLoader.Result result = TestFileLoader.load(
                    file, name -> Optional.ofNullable(plans.get(name)).map(Planned::plan));
            diagnostics.addAll(result.diagnostics());
            if (result instanceof TestFileLoader.Loaded of) {
                List<Diagnostic> missing = missing(file, of, plans.keySet());
                diagnostics.addAll(missing);
                Planned planned = plans.get(of.dialplan());
                if (planned != null && missing.isEmpty()) {
                    Optional<Dialplan> callbacks = of.callbackDialplan()
                            .flatMap(name -> Optional.ofNullable(plans.get(name)))
                            .map(Planned::plan);
                    loaded.add(planned.tested(file, of, callbacks, beside, diagnostics));
                }
            }
        }
        return new Suite(loaded, diagnostics);
    }

    /** A dialplan and its file. */
    private record Planned(Path file, Dialplan plan) {
        /** Only cases that say who is at work, and dialplans that classify callers, need the routing file. */
        Suite.File tested(
                Path tests,
                TestFileLoader.Loaded loaded,
                Optional<Dialplan> callbackPlan,
                RoutingBeside beside,
                List<Diagnostic> diagnostics) {
            boolean needed = plan.nodes().anyMatch(Node.Classify.class::isInstance)
                    || loaded.scenarios().stream()
                            .anyMatch(one -> one.surroundings().floor().isOpen());
            return new Suite.File(
                    tests,
                    plan,
                    callbackPlan,
                    needed ? beside.of(file, plan, diagnostics) : Routing.NONE,
                    loaded.scenarios());
        }
    }

    /** Dialplans that a file needs and that are not at hand. */
    private static List<Diagnostic> missing(Path file, TestFileLoader.Loaded tests, Set<String> there) {
        return Stream.concat(
                        Stream.of(tests.dialplan())
                                .filter(name -> !there.contains(name))
                                .map("it tests dialplan '%s'"::formatted),
                        tests.callbackDialplan().stream()
                                .filter(name -> !there.contains(name))
                                .map("callers who are called back hear dialplan '%s'"::formatted))
                .map(what -> Diagnostic.error(
                        SourceSpan.startOf(file.toString()),
                        NO_DIALPLAN,
                        what + ", which is not among the files given",
                        "name its file too"))
                .toList();
    }

    /**
     * When each file that matters was changed, and how long it is: as long as this stays the same, {@link #load} gives the same.
     * What cannot be read is left out.
     */
    public Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        for (Path place : places(testFiles(new ArrayList<>()))) {
            walk(place, new ArrayList<>(), (file, attributes) -> {
                if (!file.toString().endsWith("~")) {
                    stamps.put(file, new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size()));
                }
            });
        }
        return stamps;
    }

    /**
     * A file's state.
     *
     * @param changedMillis since the epoch
     * @param bytes its length
     */
    public record Stamp(long changedMillis, long bytes) {}

    /** The dialplans given, and those in the folders of the test files given. */
    private Map<String, Planned> dialplans(Collection<Path> files, List<Diagnostic> diagnostics) {
        List<Path> places = places(files).stream()
                .filter(place -> !place.toString().endsWith(SUFFIX))
                .toList();
        DialplanFiles.Found found = DialplanFiles.load(places);
        found.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(diagnostics::add);
        Map<String, Planned> plans = new HashMap<>();
        found.dialplans().forEach((file, plan) -> plans.put(plan.name(), new Planned(file, plan)));
        return plans;
    }

    private List<Path> places(Collection<Path> files) {
        List<Path> places = new ArrayList<>(paths);
        for (Path file : files) {
            Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
            if (places.stream().noneMatch(place -> folder.toAbsolutePath().startsWith(place.toAbsolutePath()))) {
                places.add(folder);
            }
        }
        return places;
    }

    private Collection<Path> testFiles(List<Diagnostic> diagnostics) {
        Set<Path> files = new TreeSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                walk(path, diagnostics, (file, _) -> {
                    if (file.toString().endsWith(SUFFIX)) {
                        files.add(file);
                    }
                });
            } else if (path.toString().endsWith(SUFFIX)) {
                files.add(path);
            }
        }
        return files;
    }

    /** Is told of every regular file. */
    private interface Visitor {
        void file(Path file, BasicFileAttributes attributes);
    }

    private static void walk(Path place, List<Diagnostic> diagnostics, Visitor visitor) {
        try {
            Files.walkFileTree(place, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        visitor.file(file, attributes);
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
            diagnostics.add(unreadable(place, failed));
        }
    }

    private static Diagnostic unreadable(Path path, IOException failed) {
        return Diagnostic.error(
                SourceSpan.startOf(path.toString()),
                "unreadable-file",
                "this cannot be read: " + failed.getMessage(),
                "check the permissions");
    }
}
