package io.greenline.grammar.match;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.match.Grammars.Made;
import io.greenline.grammar.srgs.GrammarDocument;
import io.greenline.grammar.srgs.GrammarDocuments;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The grammars of a directory: {@code NAME.LANGUAGE.gram} or {@code NAME.LANGUAGE.grxml} each. Files in folders below it are
 * there to be referred to; so is a file without a root rule. Immutable; any thread.
 */
public final class GrammarLibrary {
    private final Map<Key, Grammar> grammars;
    private final List<Diagnostic> diagnostics;

    private record Key(GrammarName name, Language language) {}

    private GrammarLibrary(Map<Key, Grammar> grammars, Collection<Diagnostic> diagnostics) {
        this.grammars = new LinkedHashMap<>(grammars);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** A library without a grammar. */
    public static GrammarLibrary empty() {
        return new GrammarLibrary(Map.of(), List.of());
    }

    /**
     * Reads and compiles all grammars of a directory.
     *
     * @param engine asked only for grammars with scripts
     * @param failures is told of scripts that fail on what a caller says, on the thread that interprets
     */
    public static GrammarLibrary load(Path directory, ScriptEngine engine, Consumer<Diagnostic> failures) {
        return new Loading(directory, engine, failures).library();
    }

    /** The grammar of this name in this language. */
    public Optional<Grammar> find(GrammarName name, Language language) {
        return Optional.ofNullable(grammars.get(new Key(name, language)));
    }

    /** All that can be used, by name and language. */
    public List<Grammar> all() {
        return List.copyOf(grammars.values());
    }

    /** What was found in the files, those of a grammar that can be used among them. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private static final class Loading {
        private final Path directory;
        private final ScriptEngine engine;
        private final Consumer<Diagnostic> failures;
        private final Set<Diagnostic> found = new LinkedHashSet<>();
        private final Map<Key, Path> files = new LinkedHashMap<>();
        private final Map<Key, Grammar> grammars = new LinkedHashMap<>();

        Loading(Path directory, ScriptEngine engine, Consumer<Diagnostic> failures) {
            this.directory = directory;
            this.engine = engine;
            this.failures = failures;
        }

        GrammarLibrary library() {
            for (Path file : files()) {
                GrammarFileName.of(file.getFileName().toString())
                        .ifPresentOrElse(
                                name -> load(file, new Key(name.name(), name.language())), () -> misnamed(file));
            }
            return new GrammarLibrary(grammars, found);
        }

        private List<Path> files() {
            Map<String, Path> sorted = new TreeMap<>();
            try (Stream<Path> entries = Files.list(directory)) {
                entries.filter(file ->
                                GrammarFileName.isGrammar(file.getFileName().toString()))
                        .forEach(file -> sorted.put(file.getFileName().toString(), file));
            } catch (IOException failure) {
                report(
                        SourceSpan.startOf(directory.toString()),
                        MatchRule.GRAMMAR_DIRECTORY,
                        "the directory of grammars cannot be read: " + failure.getMessage(),
                        "make it, or name the right one");
            }
            return new ArrayList<>(sorted.values());
        }

        private void load(Path file, Key key) {
            Path other = files.putIfAbsent(key, file);
            if (other != null) {
                report(
                        SourceSpan.startOf(file.toString()),
                        MatchRule.GRAMMAR_TWICE,
                        "grammar %s in %s is in %s too".formatted(key.name, key.language, other.getFileName()),
                        "keep one of the two");
                grammars.remove(key);
                return;
            }
            GrammarDocuments.Loaded loaded = GrammarDocuments.load(directory, file);
            Made made = GrammarMaking.after(loaded, linked -> compile(key, linked));
            found.addAll(made.diagnostics());
            made.grammar().ifPresent(grammar -> grammars.put(key, grammar));
        }

        private Made compile(Key key, LinkedGrammar linked) {
            GrammarDocument document = linked.rootDocument();
            Findings findings = new Findings();
            document.language()
                    .filter(declared -> !declared.equals(key.language))
                    .ifPresent(declared -> findings.error(
                            document.at(),
                            MatchRule.GRAMMAR_FILE_LANGUAGE,
                            "the file is named for %s, the grammar is of %s".formatted(key.language, declared),
                            "rename the file, or declare the language %s".formatted(key.language)));
            if (findings.errors() > 0 || document.root().isEmpty()) {
                return new Made(Optional.empty(), findings.inOrder());
            }
            return Grammars.compile(key.name, key.language, linked, engine, failures);
        }

        private void misnamed(Path file) {
            report(
                    SourceSpan.startOf(file.toString()),
                    MatchRule.GRAMMAR_FILE_NAME,
                    "'%s' does not say which grammar it is, and of which language".formatted(file.getFileName()),
                    "name it like main-menu.en-US.gram, or put it into a folder if others only refer to it");
        }

        private void report(SourceSpan at, MatchRule rule, String problem, String remedy) {
            found.add(Diagnostic.error(at, rule.id(), problem, remedy));
        }
    }
}
