package io.greenline.app;

import io.greenline.app.findings.SpeechRule;
import io.greenline.dialplan.Dialplan;
import io.greenline.grammar.Grammar;
import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import io.greenline.speech.RecognizerException;
import io.greenline.telephony.Language;
import io.greenline.vosk.ModelWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds what callers may say by a grammar and no speech model can hear: said by a caller, it would be taken for something else. */
final class UnheardWords {
    /** In longer lists each word stands in a pair with its neighbours, which is enough to look at every word. */
    private static final int SENTENCES = 2_000;

    private static final int MOST_NAMED = 8;

    private UnheardWords() {}

    /** What the models of these folders lack for the grammars of these dialplans; each grammar is told of once. */
    static List<Diagnostic> findings(Collection<Dialplan> dialplans, Map<Language, Path> models) {
        List<Diagnostic> findings = new ArrayList<>();
        List<Map.Entry<Language, Path>> inOrder = models.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Language::tag)))
                .toList();
        for (Map.Entry<Language, Path> model : inOrder) {
            try {
                findings.addAll(findings(dialplans, model.getKey(), ModelWords.of(model.getValue())));
            } catch (RecognizerException unusable) {
                findings.add(Diagnostic.warning(
                        SourceSpan.startOf(model.getValue().toString()),
                        SpeechRule.UNUSABLE_MODEL.id(),
                        String.valueOf(unusable.getMessage()),
                        ""));
            }
        }
        return findings;
    }

    private static List<Diagnostic> findings(Collection<Dialplan> dialplans, Language language, ModelWords words) {
        Map<String, Diagnostic> byFile = new TreeMap<>();
        for (Dialplan plan : dialplans) {
            for (Grammar grammar : plan.grammars().all()) {
                if (grammar.language().equals(language)) {
                    String file = "grammars/%s.%s.gram".formatted(grammar.name(), language);
                    Set<String> unheard = unheard(grammar, words);
                    if (!unheard.isEmpty()) {
                        byFile.putIfAbsent(file, finding(file, language, unheard));
                    }
                }
            }
        }
        return List.copyOf(byFile.values());
    }

    private static Diagnostic finding(String file, Language language, Set<String> unheard) {
        List<String> named = unheard.stream().limit(MOST_NAMED).toList();
        String more = unheard.size() > named.size() ? " and %d more".formatted(unheard.size() - named.size()) : "";
        return Diagnostic.warning(
                SourceSpan.startOf(file),
                SpeechRule.UNHEARD_WORD.id(),
                "the speech model for %s cannot hear %s%s".formatted(language, String.join(", ", named), more),
                "say it in other words, or use a larger model");
    }

    /** Chinese is cut into the model's words as a whole; other languages word by word. */
    private static Set<String> unheard(Grammar grammar, ModelWords words) {
        Set<String> unheard = new LinkedHashSet<>();
        for (String phrase : grammar.phrases(SENTENCES).phrases()) {
            if (words.write(phrase.replace(" ", "")).isPresent()) {
                continue;
            }
            for (String token : phrase.split(" ", -1)) {
                if (words.write(token).isEmpty()) {
                    unheard.add(token);
                }
            }
        }
        return unheard;
    }
}
