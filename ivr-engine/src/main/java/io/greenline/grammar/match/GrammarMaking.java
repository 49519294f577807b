package io.greenline.grammar.match;

import io.greenline.grammar.GrammarName;
import io.greenline.grammar.match.Grammars.Made;
import io.greenline.grammar.srgs.Expansion;
import io.greenline.grammar.srgs.GrammarDocument;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import io.greenline.grammar.srgs.GrammarDocuments;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** From a linked grammar to one that matches: the automaton, and the scripts where there are any. */
final class GrammarMaking {
    private GrammarMaking() {}

    static Optional<CompiledGrammar> ready(
            GrammarName name,
            Language language,
            LinkedGrammar linked,
            ScriptEngine engine,
            Consumer<Diagnostic> failures,
            Findings findings) {
        int before = findings.errors();
        Optional<Program> program = Compiler.compile(linked, findings);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Optional<Scripts> scripts = scripts(linked, program.get(), engine, findings);
        if (findings.errors() > before) {
            return Optional.empty();
        }
        return Optional.of(new CompiledGrammar(name, language, linked.version(), program.get(), scripts, failures));
    }

    private static Optional<Scripts> scripts(
            LinkedGrammar linked, Program program, ScriptEngine engine, Findings findings) {
        List<List<Expansion.Tag>> headers = new ArrayList<>();
        for (GrammarDocument document : linked.documents().values()) {
            headers.add(document.tagFormat() == TagFormat.SCRIPT ? document.headerTags() : List.of());
        }
        boolean any = headers.stream().anyMatch(tags -> !tags.isEmpty())
                || program.tags().stream().anyMatch(tag -> program.formats().get(tag.document()) == TagFormat.SCRIPT);
        return any ? Optional.of(engine.compile(headers, program.scripts(), findings)) : Optional.empty();
    }

    /** What is made of what was loaded; findings of both, none twice. */
    static Made after(GrammarDocuments.Loaded loaded, Function<LinkedGrammar, Made> next) {
        Set<Diagnostic> all = new LinkedHashSet<>(loaded.diagnostics());
        if (loaded.grammar().isEmpty()) {
            return new Made(Optional.empty(), List.copyOf(all));
        }
        Made made = next.apply(loaded.grammar().get());
        all.addAll(made.diagnostics());
        return new Made(made.grammar(), List.copyOf(all));
    }
}
