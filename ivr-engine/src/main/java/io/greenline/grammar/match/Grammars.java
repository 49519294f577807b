package io.greenline.grammar.match;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.srgs.GrammarDocuments;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.telephony.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes grammars ready for use. Any thread. */
public final class Grammars {
    private Grammars() {}

    /** A phrase and what it means. */
    public record Phrase(String words, Meaning meaning) {
        public Phrase {
            if (words.isBlank()) {
                throw new IllegalArgumentException("a phrase without a word");
            }
        }
    }

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
     * A grammar of a plain list of phrases, such as the words that an administrator writes at an option of a menu. The same
     * phrase twice means both, the first first.
     *
     * @param phrases at least one
     */
    public static Grammar inline(GrammarName name, Language language, List<Phrase> phrases) {
        if (phrases.isEmpty()) {
            throw new IllegalArgumentException("a grammar without a phrase");
        }
        List<String> words = phrases.stream().map(Phrase::words).toList();
        List<Meaning> meanings = phrases.stream().map(Phrase::meaning).toList();
        return new InlineGrammar(name, language, version(language, phrases), words, meanings);
    }

    private static String version(Language language, List<Phrase> phrases) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((language + "\n" + phrases).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
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
