package io.greenline.grammar.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.Phrases.Extent;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrammarLibraryTest {
    private static final Language ENGLISH = new Language("en-US");
    private static final ScriptEngine NONE = (_, _, _) -> {
        throw new AssertionError("no grammar here has scripts");
    };

    @TempDir
    private Path directory;

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private GrammarLibrary library() {
        return GrammarLibrary.load(directory, NONE, failure -> {
            throw new AssertionError(failure);
        });
    }

    private static String abnf(String language, String root) {
        return Written.head(language, "semantics/1.0-literals") + "public $root = " + root + ";\n";
    }

    @Test
    void aGrammarIsFoundByItsNameAndLanguage() throws IOException {
        write("yes-no.en-US.gram", abnf("en-US", "yes {y}"));
        write("yes-no.zh-CN.gram", abnf("zh-CN", "是 {y}"));
        GrammarLibrary library = library();

        assertThat(library.diagnostics()).isEmpty();
        assertThat(library.find(new GrammarName("yes-no"), ENGLISH)
                        .orElseThrow()
                        .interpret("yes", 1))
                .containsExactly(new Interpretation("yes", 1, new Meaning.Text("y")));
        assertThat(library.find(new GrammarName("yes-no"), new Language("zh-CN")))
                .isPresent();
        assertThat(library.find(new GrammarName("yes-no"), new Language("fr"))).isEmpty();
        assertThat(library.all()).hasSize(2);
    }

    @Test
    void everyMistakeIsFoundInOneGo() throws IOException {
        write("good.en-US.gram", abnf("en-US", "a"));
        write("both.en-US.gram", abnf("en-US", "a"));
        write("both.en-US.grxml", """
                <grammar xmlns="http://www.w3.org/2001/06/grammar" version="1.0" xml:lang="en-US" root="r">
                <rule id="r" scope="public">a</rule></grammar>
                """);
        write("other.zh-CN.gram", abnf("en-US", "a"));
        write("Nameless.gram", abnf("en-US", "a"));
        write("broken.en-US.gram", abnf("en-US", "$missing"));
        write("never.en-US.gram", abnf("en-US", "$VOID"));
        GrammarLibrary library = library();

        assertThat(library.all()).extracting(one -> one.name().value()).containsExactly("good");
        assertThat(library.diagnostics().stream()
                        .filter(one -> one.severity() == Severity.ERROR)
                        .map(Diagnostic::rule))
                .containsExactlyInAnyOrder(
                        "grammar-file-name",
                        "grammar-twice",
                        "unknown-rule",
                        "grammar-matches-nothing",
                        "grammar-file-language");
    }

    @Test
    void filesInFoldersAndFilesWithoutARootAreThereToBeReferredTo() throws IOException {
        write("parts/digits.gram", abnf("en-US", "one {1}"));
        write("lent.en-US.gram", "#ABNF 1.0 UTF-8;\nlanguage en-US;\npublic $two = two;\n");
        write("main.en-US.gram", abnf("en-US", "$<parts/digits.gram> | $<lent.en-US.gram#two>"));
        GrammarLibrary library = library();

        assertThat(library.diagnostics()).isEmpty();
        assertThat(library.all()).extracting(one -> one.name().value()).containsExactly("main");
    }

    @Test
    void aVersionChangesWithEveryFileThatIsReferredTo() throws IOException {
        write("parts/digits.gram", abnf("en-US", "one {1}"));
        write("main.en-US.gram", abnf("en-US", "$<parts/digits.gram>"));
        String before = library().all().getFirst().version();
        write("parts/digits.gram", abnf("en-US", "one {2}"));

        assertThat(before).matches("[0-9a-f]{12}");
        assertThat(library().all().getFirst().version()).isNotEqualTo(before);
    }

    @Test
    void aDirectoryThatIsNotThereIsAFinding() {
        assertThat(GrammarLibrary.load(directory.resolve("nowhere"), NONE, _ -> {})
                        .diagnostics())
                .extracting(Diagnostic::rule)
                .containsExactly("grammar-directory");
    }

    @Test
    void fewSentencesAreListedAllOfThem() {
        Grammar grammar = Written.literals("public $root = [please] (Yes | no | yes) $GARBAGE;")
                .grammar();

        assertThat(grammar.phrases(10).phrases()).containsExactly("please yes", "please no", "yes", "no");
        assertThat(grammar.phrases(10).extent()).isEqualTo(Extent.SENTENCES);
        assertThat(grammar.phrases(10).garbage()).isTrue();
    }

    @Test
    void manySentencesAreListedAsTheirPairs() {
        Grammar grammar = Written.literals(
                        "public $root = number $d<1-40> [\"thank you\"]; $d = one | two; $other = three;")
                .grammar();

        assertThat(grammar.phrases(100).extent()).isEqualTo(Extent.PAIRS);
        assertThat(grammar.phrases(100).phrases())
                .containsExactlyInAnyOrder(
                        "number",
                        "number one",
                        "number two",
                        "one one",
                        "one two",
                        "two one",
                        "two two",
                        "one thank",
                        "two thank",
                        "thank you");
    }

    @Test
    void randomSentencesMatchAndFollowTheWeights() throws IOException {
        write(
                "w.en-US.gram",
                abnf("en-US", "[please] (/9/ often | /1/ seldom | /0/ never) $more<0->")
                        .replace("public", "$more = and (more | again);\npublic"));
        Workbench bench = Workbench.open(
                        directory,
                        directory.resolve("w.en-US.gram"),
                        GrammarFileName.of("w.en-US.gram").orElseThrow(),
                        NONE)
                .workbench()
                .orElseThrow();

        List<String> sentences = bench.random(500, 7);
        assertThat(sentences).isEqualTo(bench.random(500, 7));
        assertThat(sentences)
                .allSatisfy(one ->
                        assertThat(bench.grammar().interpret(one, 1)).as(one).hasSize(1));
        assertThat(sentences.stream().filter(one -> one.contains("often")).count())
                .isBetween(420L, 480L);
        assertThat(sentences).noneMatch(one -> one.contains("never"));
    }

    @Test
    void everyLibraryGrammarMatchesWhatItMakesUp() throws IOException {
        Path grammars = Path.of("..", "grammars");
        try (var files = Files.list(grammars)) {
            for (Path file : files.sorted().toList()) {
                GrammarFileName.of(file.getFileName().toString())
                        .ifPresent(name -> Workbench.open(grammars, file, name, new RhinoScripts())
                                .workbench()
                                .ifPresent(bench -> assertThat(bench.random(100, 1))
                                        .allSatisfy(one -> assertThat(
                                                        bench.grammar().interpret(one, 1))
                                                .as("%s: %s", file, one)
                                                .hasSize(1))));
            }
        }
    }

    @Test
    void examplesThatDoNotMatchAndAmbiguousSentencesAreFound() throws IOException {
        write(
                "x.en-US.gram",
                Written.head("en-US", "semantics/1.0-literals")
                        + "/** @example good\n * @example bad */\npublic $root = good {1} | good {2};\n");
        Workbench.Opened opened = Workbench.open(
                directory,
                directory.resolve("x.en-US.gram"),
                GrammarFileName.of("x.en-US.gram").orElseThrow(),
                NONE);

        assertThat(opened.diagnostics().stream().map(one -> one.rule() + " " + one.problem()))
                .containsExactlyInAnyOrder(
                        "grammar-example the example 'bad' does not match rule 'root'",
                        "grammar-ambiguous 'good' means \"1\", and also \"2\"");
    }
}
