package io.greenline.grammar.srgs;

import io.greenline.source.Diagnostic;
import java.nio.file.Path;
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
     * @param diagnostics errors and warnings, by file and place
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
        throw new UnsupportedOperationException("%s %s".formatted(directory, file));
    }

    /**
     * Loads texts that stand in no directory: grammars inside other files, and tests.
     *
     * @param texts by their names, which are what references lead to and what findings name
     * @param root the name of the one to begin with
     */
    public static Loaded of(Map<String, String> texts, String root) {
        throw new UnsupportedOperationException("%s %s".formatted(texts, root));
    }
}
