package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.routing.plan.RoutingFolder;
import io.greenline.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The routing files beside dialplans, each read once. What is wrong with one matters to those who need it. */
final class RoutingBeside {
    private final Map<Path, RoutingFile.Result> read = new HashMap<>();

    /**
     * The routing of the file beside a dialplan; {@link Routing#NONE} where there is none or a broken one.
     *
     * @param diagnostics gets what is wrong with it
     */
    Routing of(Path file, Dialplan plan, List<Diagnostic> diagnostics) {
        Path routing = file.resolveSibling(RoutingFile.NAME);
        if (!Files.exists(routing)) {
            return Routing.NONE;
        }
        return switch (read.computeIfAbsent(routing, path -> RoutingFolder.load(path, Set.copyOf(plan.languages())))) {
            case RoutingFile.Loaded(Routing loaded, var _) -> loaded;
            case RoutingFile.Refused(var errors) -> {
                List<Diagnostic> news = new ArrayList<>(errors);
                news.removeAll(diagnostics);
                diagnostics.addAll(news);
                yield Routing.NONE;
            }
        };
    }
}
