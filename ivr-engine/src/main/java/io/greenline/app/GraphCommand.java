package io.greenline.app;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.dialplan.Flow;
import io.greenline.picture.Direction;
import io.greenline.picture.Format;
import io.greenline.picture.Overlay;
import io.greenline.picture.Picture;
import io.greenline.source.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a dialplan: the flow alone, with what tests have reached, or with how many calls went where. */
@Command(name = "graph", description = "Draw a dialplan's flows as a picture.", mixinStandardHelpOptions = true)
final class GraphCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Parameters(paramLabel = "DIALPLAN", description = "A dialplan file.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "svg",
            description = "svg (for browsers and print), mermaid or dot (${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--direction",
            paramLabel = "WAY",
            defaultValue = "down",
            description = "Which way calls go on the page: down or right (${DEFAULT-VALUE}).")
    private Direction direction;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file instead of the terminal.")
    private @Nullable Path output;

    @Option(names = "--subflow", paramLabel = "NAME", description = "Draw this subflow alone.")
    private @Nullable String subflow;

    @Option(
            names = "--coverage",
            paramLabel = "PATH",
            description = "Run these test files, or those of a folder, and mark what no case has reached.")
    private @Nullable Path coverage;

    @Option(names = "--calls", description = "Show how many calls of the journal went where.")
    private boolean calls;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "With --calls: only calls since a day (2026-11-01), or of the last 12h or 7d.")
    private @Nullable String since;

    @SuppressWarnings("NullAway.Init")
    GraphCommand() {}

    @Override
    public Integer call() {
        if (calls && coverage != null) {
            throw new ParameterException(spec.commandLine(), "--coverage or --calls? A picture shows one of them");
        }
        if (since != null && !calls) {
            throw new ParameterException(spec.commandLine(), "--since goes with --calls");
        }
        Dialplan plan = plan();
        List<Flow> flows = subflow == null ? Picture.flows(plan) : List.of(named(plan, subflow));
        write(Picture.of(plan, flows, overlay(plan), format, direction));
        return 0;
    }

    private Dialplan plan() {
        return switch (DialplanLoader.load(file)) {
            case DialplanLoader.Loaded loaded -> loaded.dialplan();
            case DialplanLoader.Refused refused ->
                throw new CommandFailure(
                        refused.diagnostics().stream().map(Diagnostic::toString).toList());
        };
    }

    private static Flow named(Dialplan plan, String name) {
        return Optional.ofNullable(plan.subflows().get(name))
                .orElseThrow(() -> new CommandFailure("dialplan '%s' has no subflow '%s'; it has: %s"
                        .formatted(
                                plan.name(),
                                name,
                                plan.subflows().isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                plan.subflows().keySet().stream()
                                                        .sorted()
                                                        .toList()))));
    }

    private Overlay overlay(Dialplan plan) {
        if (coverage != null) {
            return CoverageOverlay.of(plan, file, coverage, spec.commandLine().getErr());
        }
        if (calls) {
            Optional<Since> from = Optional.ofNullable(since).map(this::since);
            return TrafficOverlay.of(plan, settings.load(), from);
        }
        return new Overlay.None();
    }

    private Since since(String words) {
        return Since.parse(words, Instant.now(), ZoneId.systemDefault())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--since '%s' is no day (2026-11-01) and no time (12h, 7d)".formatted(words)));
    }

    private void write(String picture) {
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(picture);
            out.flush();
            return;
        }
        // Whoever looks at the file sees the old picture or the new one.
        Path unfinished = output.resolveSibling("." + output.getFileName() + ".new");
        try {
            Files.writeString(unfinished, picture);
            Files.move(unfinished, output, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be written: %s".formatted(output, e));
        }
    }
}
