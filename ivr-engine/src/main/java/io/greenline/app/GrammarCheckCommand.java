package io.greenline.app;

import io.greenline.app.findings.Report;
import io.greenline.grammar.match.GrammarFileName;
import io.greenline.grammar.match.GrammarLibrary;
import io.greenline.grammar.match.Workbench;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks grammars and prints every finding with its place. */
@Command(
        name = "check",
        description = "Check grammars and their examples: every finding as file:line:column: error: text [rule].",
        mixinStandardHelpOptions = true)
final class GrammarCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Grammars, or directories of them.")
    private List<Path> paths;

    @Mixin
    private FindingsOptions options;

    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private int files;
    private int usable;

    @SuppressWarnings("NullAway.Init")
    GrammarCheckCommand() {}

    @Override
    public Integer call() {
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                directory(path);
            } else {
                file(NamedGrammar.folderOf(path, Path.of("grammars")), path);
            }
        }
        Report report = Report.ofGrammars(usable, found.stream().sorted().toList());
        if (files == 0) {
            throw new CommandFailure("no grammar there: a grammar is a .gram or .grxml file");
        }
        return options.print(report, spec.commandLine().getOut());
    }

    /** What the files' names say is checked by the library, which is what the engine would have of the directory. */
    private void directory(Path directory) {
        found.addAll(GrammarLibrary.load(directory, new RhinoScripts(), _ -> {}).diagnostics());
        List<Path> grammars = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(file -> GrammarFileName.isGrammar(file.getFileName().toString()))
                    .sorted()
                    .forEach(grammars::add);
        } catch (IOException failure) {
            throw new CommandFailure("%s cannot be read: %s".formatted(directory, failure.getMessage()));
        }
        grammars.forEach(file -> file(directory, file));
    }

    private void file(Path directory, Path file) {
        files++;
        Workbench.Opened opened = NamedGrammar.open(directory, file);
        found.addAll(opened.diagnostics());
        if (opened.usable()) {
            usable++;
        }
    }
}
