package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GrammarCommandTest {
    private static final String HEAD =
            "#ABNF 1.0 UTF-8;\nlanguage %s;\nroot $root;\ntag-format <semantics/1.0-literals>;\npublic $root = ";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void twoGrammarsOfOneName() throws IOException {
        Files.writeString(
                directory.resolve("menu.en-US.gram"),
                HEAD.formatted("en-US") + "bill {b} | bill {other} | outage {o};");
        Files.writeString(directory.resolve("menu.zh-CN.gram"), HEAD.formatted("zh-CN") + "电费 {b};");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private int named(String command, String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "grammar";
        all[1] = command;
        System.arraycopy(more, 0, all, 2, more.length);
        all[all.length - 1] = "--grammars=" + directory;
        return run(all);
    }

    @Test
    void parsePrintsTheLikeliestMeaningAsJson() {
        assertThat(named("parse", "menu", "bill", "--language", "en-US")).isZero();
        JsonNode all = JsonMapper.shared().readTree(out.toString()).get("interpretations");
        assertThat(all.size()).isEqualTo(1);
        assertThat(all.get(0).get("meaning").asString()).isEqualTo("b");
    }

    @Test
    void parsePrintsAllMeaningsWhenAsked() {
        assertThat(named("parse", "menu", "bill", "--all", "--language", "en-US"))
                .isZero();
        assertThat(JsonMapper.shared()
                        .readTree(out.toString())
                        .get("interpretations")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void parseEndsWithOneWhenNothingMatches() {
        assertThat(named("parse", "menu", "weather", "--language", "en-US")).isEqualTo(1);
        assertThat(out.toString()).contains("\"prospect\" : \"dead\"");
    }

    @Test
    void aNameInTwoLanguagesNeedsItsLanguage() {
        assertThat(named("parse", "menu", "bill")).isEqualTo(1);
        assertThat(err.toString())
                .contains("[menu.en-US.gram, menu.zh-CN.gram]")
                .contains("--language");
    }

    @Test
    void aGrammarThatIsNotThereIsNamed() {
        assertThat(named("parse", "meno", "bill")).isEqualTo(1);
        assertThat(err.toString()).startsWith("no grammar 'meno'");
    }

    @Test
    void checkTellsEveryFindingAndEndsWithOneAfterErrors() throws IOException {
        assertThat(run("grammar", "check", directory.toString())).isZero();
        assertThat(out.toString()).contains("[grammar-ambiguous]").endsWith("2 usable grammars, 0 errors, 1 warning\n");
        assertThat(run("grammar", "check", "--strict", directory.toString())).isEqualTo(1);

        Files.writeString(directory.resolve("bad.en-US.gram"), HEAD.formatted("en-US") + "$missing;");
        assertThat(run("grammar", "check", "--format", "json", directory.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("\"grammars\" : 2").contains("\"unknown-rule\"");
    }

    @Test
    void expandListsSentencesAndSaysWhenThereAreMore() {
        assertThat(named("expand", "menu", "--limit", "1", "--language", "en-US"))
                .isZero();
        assertThat(out.toString()).isEqualTo("bill\n");
        assertThat(err.toString()).contains("there are more");
    }

    @Test
    void generateGivesTheSameSentencesForTheSameSeed() {
        assertThat(named("generate", "menu", "--count", "3", "--seed", "4", "--language", "en-US"))
                .isZero();
        String first = out.toString();
        assertThat(first.lines()).hasSize(3);
        assertThat(named("generate", "menu", "--count", "3", "--seed", "4", "--language", "en-US"))
                .isZero();
        assertThat(out.toString()).isEqualTo(first + first);
    }

    @Test
    void convertWritesTheAbnfForm() throws IOException {
        Path xml = directory.resolve("x.en-US.grxml");
        Files.writeString(xml, """
                <grammar xmlns="http://www.w3.org/2001/06/grammar" version="1.0" xml:lang="en-US" root="r">
                <rule id="r" scope="public">a <item repeat="0-1">b</item></rule></grammar>
                """);
        assertThat(run("grammar", "convert", xml.toString())).isZero();
        assertThat(out.toString()).startsWith("#ABNF 1.0").contains("public $r = a [b];");
    }
}
