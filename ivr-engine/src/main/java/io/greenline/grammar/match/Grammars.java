package io.greenline.grammar.match;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.srgs.GrammarDocuments;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.telephony.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes grammars ready for use. Any thread. */
public final class Grammars {
    private Grammars() {}

    /**
     * What came of it.
     *
     * @param grammar empty where there is an error
     */
    public record Made(Optional<Grammar> grammar, List<Diagnostic> diagnostics) {
        public Made {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Compiles a linked grammar.
     *
     * @param language what the grammar is asked for in; a grammar of keys declares none
     * @param engine asked only where the grammar has scripts
     * @param failures is told of scripts that fail on what a caller says, on the thread that interprets
     */
    public static Made compile(
            GrammarName name,
            Language language,
            LinkedGrammar linked,
            ScriptEngine engine,
            Consumer<Diagnostic> failures) {
        Findings findings = new Findings();
        Optional<Grammar> grammar = GrammarMaking.ready(name, language, linked, engine, failures, findings)
                .map(made -> made);
        return new Made(grammar, findings.inOrder());
    }

    /** Reads and compiles texts that stand in no directory, see {@link GrammarDocuments#of}. */
    public static Made read(
            GrammarName name,
            Language language,
            Map<String, String> texts,
            String root,
            ScriptEngine engine,
            Consumer<Diagnostic> failures) {
        GrammarDocuments.Loaded loaded = GrammarDocuments.of(texts, root);
        return GrammarMaking.after(loaded, linked -> compile(name, language, linked, engine, failures));
    }
}
