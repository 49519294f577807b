package io.greenline.grammar.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.Phrases;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all sentences of the library, not only for those that somebody thought of. */
class LibrarySentencesTest {
    private static final int ALL = 10_000;
    /** What listeners give a recogniser in whole sentences; of longer lists it gets pairs of words, and mixes them up. */
    private static final int HEARD_WHOLE = 2_000;

    private static final Pattern EXAMPLE = Pattern.compile("@example (.+?)(?: \\*/)?$", Pattern.MULTILINE);

    private static final Map<Language, Path> VOCABULARIES = Map.of(
            Library.ENGLISH, Path.of("../speech/starter-model-en/vocabulary.txt"),
            Library.MANDARIN, Path.of("../speech/starter-model-zh/vocabulary.txt"));

    /** Words of callers that the starter models do not know; a model for production does. */
    private static final Map<Language, Set<String>> BEYOND = Map.of(
            Library.ENGLISH,
            Set.of(
                    "a.m.",
                    "absolutely",
                    "choices",
                    "complaining",
                    "course",
                    "dollar",
                    "eighteenth",
                    "failure",
                    "faster",
                    "fen",
                    "finished",
                    "fourteenth",
                    "happy",
                    "incorrect",
                    "instalments",
                    "nah",
                    "neither",
                    "nineteenth",
                    "none",
                    "options",
                    "p.m.",
                    "praise",
                    "real",
                    "says",
                    "seventeenth",
                    "sixteenth",
                    "slower",
                    "slowly",
                    "speed",
                    "telephone",
                    "understand",
                    "yuan"),
            Library.MANDARIN,
            Set.of("亿", "分期", "刻", "困难", "感谢", "提", "整", "明年", "礼拜", "角", "起", "这样", "重新", "钟"));

    @Test
    void theLibraryHasNothingToMend() {
        assertThat(Library.loaded().diagnostics()).isEmpty();
    }

    @Test
    void everyExampleInAFileIsOfItsGrammar() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Grammar grammar : Library.loaded().all()) {
            List<String> examples = examples(grammar);
            assertThat(examples)
                    .as("examples of %s in %s", grammar.name(), grammar.language())
                    .isNotEmpty();
            for (String example : examples) {
                if (grammar.interpret(example, 1).isEmpty()) {
                    wrong.add("'%s' is not of %s in %s".formatted(example, grammar.name(), grammar.language()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("countable")
    void everySentenceHasOneMeaning(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        for (String sentence : grammar.phrases(ALL).phrases()) {
            List<Meaning> meanings = Library.meanings(grammar, sentence);
            if (meanings.size() != 1) {
                wrong.add("'%s' means %s".formatted(sentence, Library.told(meanings)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "zh-CN"})
    void yesAndNoAreSaidByNoOtherGrammarThatListensBesideThem(String tag) {
        Language language = new Language(tag);
        Set<String> answers = sentences(Library.grammar("yes-no", language));
        assertThat(answers).doesNotContainAnyElementsOf(sentences(Library.grammar("universals", language)));
        Grammar correction = Library.grammar("correction", language);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(correction.interpret(answer, 1)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"main-menu", "services", "when-back", "want-call"})
    void whatIsUnderstoodAnywhereIsNoAnswerToAMenu(String menu) {
        for (Language language : List.of(Library.ENGLISH, Library.MANDARIN)) {
            assertThat(sentences(Library.grammar(menu, language)))
                    .doesNotContainAnyElementsOf(sentences(Library.grammar("universals", language)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes-no",
                "universals",
                "main-menu",
                "services",
                "when-back",
                "want-call",
                "after-bill",
                "anything-else"
            })
    void aRecogniserGetsTheSentencesOfAMenuWhole(String menu) {
        for (Language language : List.of(Library.ENGLISH, Library.MANDARIN)) {
            assertThat(Library.grammar(menu, language).phrases(HEARD_WHOLE).extent())
                    .isEqualTo(Phrases.Extent.SENTENCES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "zh-CN"})
    void wordsThatTheStarterModelLacksAreKnown(String tag) throws IOException {
        Language language = new Language(tag);
        Set<String> known = new HashSet<>(Files.readAllLines(VOCABULARIES.get(language)));
        Set<String> lacking = Library.loaded().all().stream()
                .filter(grammar -> grammar.language().equals(language))
                .flatMap(grammar -> grammar.phrases(1).phrases().stream())
                .flatMap(phrase -> Stream.of(phrase.split(" ", -1)))
                .filter(word -> !known.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(lacking).containsExactlyInAnyOrderElementsOf(BEYOND.get(language));
    }

    /** Grammars with so few sentences that all can be tried. */
    static Stream<Arguments> countable() {
        return Library.loaded().all().stream()
                .filter(grammar -> grammar.phrases(ALL).extent() == Phrases.Extent.SENTENCES)
                .filter(grammar -> !grammar.phrases(ALL).garbage())
                .map(grammar -> Arguments.of(Named.of(grammar.name() + " in " + grammar.language(), grammar)));
    }

    private static List<String> examples(Grammar grammar) throws IOException {
        Path file = Library.DIRECTORY.resolve("%s.%s.gram".formatted(grammar.name(), grammar.language()));
        return EXAMPLE.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> sentences(Grammar grammar) {
        Phrases phrases = grammar.phrases(ALL);
        assertThat(phrases.extent()).isEqualTo(Phrases.Extent.SENTENCES);
        return phrases.phrases().stream()
                .map(sentence -> grammar.language().equals(Library.MANDARIN) ? sentence.replace(" ", "") : sentence)
                .collect(Collectors.toSet());
    }
}
