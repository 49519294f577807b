package io.greenline.app.routing;

import io.greenline.calendar.CalendarLoader;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.routing.plan.RoutingFolder;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routing files among the paths that are checked.
 *
 * @param files those that are named, and those of folders that are named
 * @param others the paths to look for dialplans in
 */
public record CheckedRouting(List<Path> files, List<Path> others) {

    /** Sorts the paths. */
    public static CheckedRouting among(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path path : paths) {
            Path inside = path.resolve(RoutingFile.NAME);
            if (Files.isDirectory(path)) {
                others.add(path);
                if (Files.exists(inside)) {
                    files.add(inside);
                }
            } else if (path.endsWith(RoutingFile.NAME)) {
                files.add(path);
            } else {
                others.add(path);
            }
        }
        return new CheckedRouting(files, others);
    }

    /**
     * What is wrong with them, and what the queue nodes of the dialplans in their folders ask for in vain.
     *
     * @param endpoints of the settings; empty where there are none at hand
     */
    public List<Diagnostic> findings(DialplanFiles.Found found, Optional<Set<EndpointName>> endpoints) {
        return files.stream()
                .flatMap(file -> findings(file, found, endpoints))
                .distinct()
                .toList();
    }

    private static Stream<Diagnostic> findings(
            Path file, DialplanFiles.Found found, Optional<Set<EndpointName>> endpoints) {
        // One that is broken does not say which languages it speaks.
        boolean whole = found.diagnostics().stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        Collection<Dialplan> beside = beside(file, found);
        return switch (RoutingFolder.load(file, whole ? languages(beside) : Set.of())) {
            case RoutingFile.Loaded(var routing, var warnings) ->
                Stream.concat(warnings.stream(), new QueueNodes(routing.plan(), endpoints).findings(beside).stream());
            case RoutingFile.Refused(var errors) ->
                // Those of the calendars are told with the dialplans.
                errors.stream()
                        .filter(error -> !error.at().file().endsWith(CalendarLoader.FILE_NAME)
                                || !found.diagnostics().contains(error));
        };
    }

    /** The dialplans in the file's folder and below it. */
    private static Collection<Dialplan> beside(Path file, DialplanFiles.Found found) {
        Path folder = folder(file);
        return found.dialplans().entrySet().stream()
                .filter(each -> folder(each.getKey()).startsWith(folder))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file : parent;
    }

    private static Set<Language> languages(Collection<Dialplan> dialplans) {
        return dialplans.stream().flatMap(plan -> plan.languages().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
