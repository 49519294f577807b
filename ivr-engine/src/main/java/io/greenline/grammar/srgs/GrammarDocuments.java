package io.greenline.grammar.srgs;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads grammars: reads a document and all that it refers to in either form, checks them and follows their references.
 * Everything that is wrong is found in one go, and nothing is ever read from outside the directory.
 */
public final class GrammarDocuments {
    private GrammarDocuments() {}

    /**
     * What came of it.
     *
     * @param grammar empty where there is an error
     * @param diagnostics errors and warnings: those of the document that was asked for first, then those of the others in
     *     the order in which they were met, each document's by their places
     */
    public record Loaded(Optional<LinkedGrammar> grammar, List<Diagnostic> diagnostics) {
        public Loaded {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Loads a file.
     *
     * @param directory of all grammars: a reference that leaves it is an error
     * @param file inside the directory; {@code .gram} is ABNF, {@code .grxml} is XML
     */
    public static Loaded load(Path directory, Path file) {
        DirectorySource source = new DirectorySource(directory);
        return source.key(file).map(key -> load(source, key)).orElseGet(() -> {
            Findings findings = new Findings();
            String problem = "the file is not inside the directory of grammars, %s".formatted(directory);
            SourceSpan at = SourceSpan.startOf(file.toString());
            findings.error(at, GrammarRule.GRAMMAR_ADDRESS, problem, "move it there");
            return new Loaded(Optional.empty(), findings.inOrder());
        });
    }

    /**
     * Loads texts that stand in no directory: grammars inside other files, and tests.
     *
     * @param texts by their names, which are what references lead to and what findings name; those that end neither in
     *     {@code .gram} nor in {@code .grxml} are XML where they begin with {@code <}
     * @param root the name of the one to begin with
     */
    public static Loaded of(Map<String, String> texts, String root) {
        return load(new TextSource(texts), new LinkedGrammar.Key(root));
    }

    /**
     * Loads documents from wherever they are.
     *
     * @param root the one to begin with
     */
    public static Loaded load(GrammarSource source, LinkedGrammar.Key root) {
        DocumentLoader loader = new DocumentLoader(source);
        loader.load(root);
        new Linker(loader.documents()).check();
        List<Diagnostic> diagnostics = loader.findings().values().stream()
                .flatMap(findings -> findings.inOrder().stream())
                .toList();
        boolean broken = loader.findings().values().stream().anyMatch(findings -> findings.errors() > 0);
        if (broken) {
            return new Loaded(Optional.empty(), diagnostics);
        }
        Map<LinkedGrammar.Key, GrammarDocument> documents = new LinkedHashMap<>();
        loader.documents().forEach((key, read) -> documents.put(key, read.document()));
        return new Loaded(Optional.of(new LinkedGrammar(root, documents, loader.version())), diagnostics);
    }
}
