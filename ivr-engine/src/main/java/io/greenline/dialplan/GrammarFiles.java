package io.greenline.dialplan;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.match.Grammars.Made;
import io.greenline.grammar.match.ScriptEngine;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.grammar.srgs.GrammarDocuments;
import io.greenline.grammar.srgs.GrammarSource;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the grammars that a dialplan's questions name, and those that every question listens for. They stand in the folder
 * {@code grammars} beside the dialplan's folder, or inside it. Every file that is read becomes part of the dialplan's version.
 */
final class GrammarFiles {
    static final String FOLDER = "grammars/";
    private static final List<String> FORMS = List.of(".gram", ".grxml");

    private static final Logger LOG = LoggerFactory.getLogger(GrammarFiles.class);

    private static final ScriptEngine SCRIPTS = new RhinoScripts();

    private final SourceFiles files;
    private final Findings findings;
    private final Set<String> there;
    private final Folder folder = new Folder();
    private final Set<Diagnostic> told = new HashSet<>();
    private final List<Grammar> usable = new ArrayList<>();
    private final Set<Grammars.Key> broken = new HashSet<>();

    private GrammarFiles(SourceFiles files) {
        this.files = files;
        this.findings = files.findings();
        this.there = files.folder().names(FOLDER);
    }

    /** Where a grammar should stand. */
    static String path(GrammarName name, Language language) {
        return "%s%s.%s.gram".formatted(FOLDER, name, language);
    }

    /**
     * Reads these grammars in these languages, and those that are heard at every question where they are there.
     *
     * @return what could be read; what is missing is found where it is named
     */
    static Grammars read(Set<GrammarName> names, Set<Language> languages, SourceFiles files) {
        GrammarFiles reader = new GrammarFiles(files);
        List<GrammarName> all = new ArrayList<>(names);
        Grammars.EVERYWHERE.stream().filter(name -> !names.contains(name)).forEach(all::add);
        languages.stream()
                .sorted(Comparator.comparing(Language::tag))
                .forEach(language -> all.forEach(name -> reader.read(name, language)));
        return new Grammars(reader.usable, reader.broken);
    }

    private void read(GrammarName name, Language language) {
        List<String> forms = FORMS.stream()
                .map(form -> name + "." + language + form)
                .filter(there::contains)
                .toList();
        if (!forms.isEmpty()) {
            GrammarDocuments.Loaded loaded = GrammarDocuments.load(folder, new LinkedGrammar.Key(forms.getFirst()));
            loaded.diagnostics().forEach(this::tell);
            Optional<Grammar> grammar = loaded.grammar().flatMap(linked -> compiled(name, language, linked));
            grammar.ifPresentOrElse(usable::add, () -> broken.add(new Grammars.Key(name, language)));
        }
        if (forms.size() > 1) {
            findings.error(
                    SourceSpan.startOf(folder.name(new LinkedGrammar.Key(forms.getLast()))),
                    DialplanRule.UNKNOWN_GRAMMAR,
                    "grammar '%s' stands in %s too".formatted(name, forms.getFirst()),
                    "delete one of them");
        }
    }

    private Optional<Grammar> compiled(GrammarName name, Language language, LinkedGrammar linked) {
        Optional<Language> declared = linked.rootDocument().language().filter(other -> !other.equals(language));
        if (declared.isPresent()) {
            findings.error(
                    linked.rootDocument().at(),
                    DialplanRule.UNKNOWN_GRAMMAR,
                    "the file is named for %s and its grammar is in %s".formatted(language, declared.get()),
                    "rename the file, or declare language %s".formatted(language));
            return Optional.empty();
        }
        Made made = io.greenline.grammar.match.Grammars.compile(
                name, language, linked, SCRIPTS, failure -> LOG.warn("a grammar's script failed: {}", failure));
        made.diagnostics().forEach(this::tell);
        return made.grammar();
    }

    /** Documents that several grammars refer to are told of once. */
    private void tell(Diagnostic finding) {
        if (told.add(finding)) {
            findings.add(finding);
        }
    }

    /** The folder of grammars as the dialplan sees it: each file is read once. */
    private final class Folder implements GrammarSource {
        private final Map<LinkedGrammar.Key, Content> read = new HashMap<>();

        @Override
        public String name(LinkedGrammar.Key key) {
            return files.folder().shown(FOLDER + key);
        }

        @Override
        public Content read(LinkedGrammar.Key key) {
            return read.computeIfAbsent(key, this::fresh);
        }

        private Content fresh(LinkedGrammar.Key key) {
            Optional<byte[]> content = files.keep(FOLDER + key);
            return content.<Content>map(Bytes::new).orElseGet(() -> new Missing("is not there"));
        }
    }
}
