package io.greenline.app.versions;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import io.greenline.source.SourceSpan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The folder of the setting {@code dialplans.directory}, read as it is at one moment. */
public record DialplanFolder(Path directory) {
    static final String NAME_TWICE = "name-twice";

    /** The folder of grammars that stands beside it. */
    Path sharedGrammars() {
        return directory.toAbsolutePath().normalize().resolveSibling("grammars");
    }

    /** A dialplan and the file that holds it. */
    public record Sourced(Dialplan plan, Path file) {}

    /**
     * What is in the folder.
     *
     * @param dialplans what can take calls, by name
     * @param refused files with errors, in their order
     * @param warnings about files that can be used all the same
     */
    public record Reading(SortedMap<String, Sourced> dialplans, List<Refusal> refused, List<Diagnostic> warnings) {
        /** Every error. */
        public List<Diagnostic> errors() {
            return refused.stream()
                    .flatMap(refusal -> refusal.findings().stream())
                    .toList();
        }
    }

    /**
     * Reads every file.
     *
     * @param live files that hold what is live: of two files with one name, theirs is the one that counts
     */
    public Reading read(Collection<Path> live, Instant now) {
        DialplanFiles.Found found = DialplanFiles.load(List.of(directory));
        List<Refusal> refused = new ArrayList<>(withErrors(found, now));
        TreeMap<String, Sourced> byName = new TreeMap<>();
        names(found).forEach((name, sourced) -> {
            Optional<Sourced> rightful = sourced.size() == 1
                    ? Optional.of(sourced.getFirst())
                    : sourced.stream().filter(one -> live.contains(one.file())).findFirst();
            rightful.ifPresent(one -> byName.put(name, one));
            sourced.stream()
                    .filter(one -> rightful.isEmpty() || !one.equals(rightful.get()))
                    .forEach(one -> refused.add(twice(one, sourced, now)));
        });
        List<Diagnostic> warnings = found.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .toList();
        return new Reading(byName, refused, warnings);
    }

    private static Map<String, List<Sourced>> names(DialplanFiles.Found found) {
        return found.dialplans().entrySet().stream()
                .map(entry -> new Sourced(entry.getValue(), entry.getKey()))
                .collect(Collectors.groupingBy(one -> one.plan().name(), TreeMap::new, Collectors.toList()));
    }

    private static List<Refusal> withErrors(DialplanFiles.Found found, Instant now) {
        Map<String, List<Diagnostic>> byFile = found.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .collect(
                        Collectors.groupingBy(finding -> finding.at().file(), LinkedHashMap::new, Collectors.toList()));
        return byFile.entrySet().stream()
                .map(entry -> new Refusal(Path.of(entry.getKey()), Optional.empty(), now, entry.getValue()))
                .toList();
    }

    private static Refusal twice(Sourced one, List<Sourced> all, Instant now) {
        String others = all.stream()
                .map(Sourced::file)
                .filter(file -> !file.equals(one.file()))
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        Diagnostic finding = Diagnostic.error(
                SourceSpan.startOf(one.file().toString()),
                NAME_TWICE,
                "dialplan '%s' is in %s too".formatted(one.plan().name(), others),
                "give one of them another name, or delete one");
        return new Refusal(one.file(), Optional.of(one.plan().id()), now, List.of(finding));
    }
}
