package io.greenline.app;

import io.greenline.grammar.GrammarName;
import io.greenline.grammar.match.GrammarFileName;
import io.greenline.grammar.match.Workbench;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which grammar a command is about: a file, or a name in the directory of grammars. */
final class NamedGrammar {
    private static final GrammarFileName ANY = new GrammarFileName(new GrammarName("grammar"), new Language("en-US"));

    @Parameters(
            index = "0",
            paramLabel = "GRAMMAR",
            description = "A file, or the name of a grammar in the directory of grammars.")
    private String grammar;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description =
                    "Language of a grammar that is named, such as zh-CN; needed where it stands there in several.")
    private @Nullable String language;

    @Option(
            names = "--grammars",
            paramLabel = "DIR",
            defaultValue = "grammars",
            description = "The directory of grammars; ${DEFAULT-VALUE}.")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    NamedGrammar() {}

    /** The grammar with what is found in it. */
    Workbench.Opened opened() {
        Path file = file();
        return open(folderOf(file, directory), file);
    }

    /** The grammar; a failure tells what is wrong with it. */
    Workbench workbench() {
        Workbench.Opened opened = opened();
        return opened.workbench().orElseThrow(() -> new CommandFailure(wrong(opened)));
    }

    private static List<String> wrong(Workbench.Opened opened) {
        List<String> errors = opened.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Diagnostic::toString)
                .toList();
        return errors.isEmpty() ? List.of("the grammar declares no root rule: it only lends rules to others") : errors;
    }

    /** Reads a file of a directory. */
    static Workbench.Opened open(Path directory, Path file) {
        GrammarFileName name = GrammarFileName.of(file.getFileName().toString()).orElse(ANY);
        return Workbench.open(directory, file, name, new RhinoScripts());
    }

    /** The directory that references in a file may lead to: that of all grammars where the file is inside it, else its own. */
    static Path folderOf(Path file, Path directory) {
        Path own = file.toAbsolutePath().normalize().getParent();
        return own == null || own.startsWith(directory.toAbsolutePath().normalize()) ? directory : parent(file);
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of(".") : parent;
    }

    private Path file() {
        Path file = Path.of(grammar);
        if (Files.isRegularFile(file)) {
            return file;
        }
        List<Path> there = inDirectory();
        if (there.size() == 1) {
            return there.getFirst();
        }
        throw new CommandFailure(
                there.isEmpty()
                        ? "no grammar '%s'%s: neither a file nor a name in %s"
                                .formatted(grammar, inLanguage(), directory)
                        : "grammar '%s' stands there as %s: say which with --language"
                                .formatted(
                                        grammar,
                                        there.stream()
                                                .map(one -> one.getFileName().toString())
                                                .toList()));
    }

    private List<Path> inDirectory() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(this::isMeant).sorted().toList();
        } catch (IOException _) {
            // No such directory: then nothing is named there.
            return List.of();
        }
    }

    private String inLanguage() {
        return language == null ? "" : " in " + language;
    }

    private boolean isMeant(Path file) {
        return GrammarFileName.of(file.getFileName().toString())
                .filter(name -> name.name().value().equals(grammar)
                        && (language == null || name.language().tag().equals(language)))
                .isPresent();
    }
}
