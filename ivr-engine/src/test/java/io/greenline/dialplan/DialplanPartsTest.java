package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PromptId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dialplan of several files: fragments, prompt files, and the version of them all. */
class DialplanPartsTest {
    private static final String MAIN = """
            dialplan: main
            languages: [zh-CN, en-US]
            include: [fragments/desk.yaml]
            start: hello
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              hello: {play: hello, next: desk}
            prompts:
              hello: {zh-CN: 您好。, en-US: Hello.}
            """;
    private static final String DESK = """
            fragment: desk
            nodes:
              desk: {transfer: desk, next: thanks, on: {failure: hangup}}
              thanks: {play: thanks, next: hangup}
            prompts:
              thanks: {zh-CN: 谢谢。, en-US: Thanks.}
            """;

    private final Map<String, String> files = new TreeMap<>(Map.of("main.yaml", MAIN, "fragments/desk.yaml", DESK));

    private DialplanLoader.Result load() {
        Map<String, byte[]> contents = new HashMap<>();
        files.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return DialplanLoader.load("main.yaml", Bundle.of("main.yaml", contents));
    }

    private List<String> findings() {
        return load().diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private Dialplan loaded() {
        DialplanLoader.Result result = load();
        assertThat(result.diagnostics()).isEmpty();
        if (result instanceof DialplanLoader.Loaded loaded) {
            return loaded.dialplan();
        }
        throw new AssertionError("it is refused");
    }

    private void edit(String path, String part, String by) {
        String text = files.get(path);
        assertThat(text).contains(part);
        files.put(path, text.replace(part, by));
    }

    @Test
    void aFragmentIsReadAsIfItStoodInTheDialplanAndKeepsItsPlaces() {
        Flow flow = loaded().main();
        assertThat(flow.nodes()).hasSize(3);
        assertThat(flow.node(new NodeId("thanks")).at()).hasToString("fragments/desk.yaml:4:3");
        edit("fragments/desk.yaml", "next: thanks", "next: thank");
        assertThat(findings())
                .contains("fragments/desk.yaml:3:32: error: there is no node 'thank'; did you mean 'thanks'?"
                        + " [missing-target]");
    }

    @Test
    void aFragmentMayIncludeOthersEachIsReadOnce() {
        edit("main.yaml", "[fragments/desk.yaml]", "[fragments/desk.yaml, more.yaml]");
        edit("fragments/desk.yaml", "fragment: desk", "fragment: desk\ninclude: [more.yaml]");
        files.put("more.yaml", "fragment: more\nnodes: {more: {play: thanks, next: hangup}}\n");
        edit("fragments/desk.yaml", "next: hangup}\nprompts", "next: more}\nprompts");
        assertThat(loaded().files().paths()).containsExactly("fragments/desk.yaml", "main.yaml", "more.yaml");
    }

    @Test
    void aNameThatIsThereTwiceIsToldWithBothPlaces() {
        edit("fragments/desk.yaml", "  thanks: {play", "  hello: {play: thanks, next: hangup}\n  thanks: {play");
        assertThat(findings())
                .containsExactly("fragments/desk.yaml:4:3: error: 'hello' stands twice in this block, first in"
                        + " main.yaml:7; remove or rename one [duplicate-key]");
    }

    @Test
    void aFragmentThatCannotBeHadIsToldOnceWhereItIsIncluded() {
        files.remove("fragments/desk.yaml");
        assertThat(findings())
                .containsExactly("main.yaml:3:11: error: fragments/desk.yaml: there is no such file; check the name"
                        + " [unreadable-fragment]");
        files.put("fragments/desk.yaml", "nodes: {}\n");
        assertThat(findings())
                .containsExactly("main.yaml:3:11: error: fragments/desk.yaml is no fragment; begin that file with"
                        + " 'fragment:' and a name [not-a-fragment]");
        files.put("fragments/desk.yaml", "fragment: [\n");
        assertThat(findings()).singleElement().asString().startsWith("fragments/desk.yaml:2:1: error: ");
    }

    @Test
    void noPathLeavesTheFolder() {
        for (String path : List.of(
                "../secret.yaml",
                "fragments/../../secret.yaml",
                "/etc/passwd.yaml",
                "C:/x.yaml",
                "a\\b.yaml",
                ".x.yaml",
                "x.yml",
                "fragments//desk.yaml",
                "./desk.yaml",
                "https://example.org/x.yaml")) {
            files.put("main.yaml", MAIN.replace("fragments/desk.yaml", "'" + path + "'"));
            assertThat(findings())
                    .as(path)
                    .singleElement()
                    .asString()
                    .startsWith("main.yaml:3:11: error: '" + path + "' is no path of a .yaml file")
                    .endsWith("[include-path]");
        }
    }

    @Test
    void noLinkLeadsOutOfTheFolder(@TempDir Path directory) throws IOException {
        Path inside = Files.createDirectories(directory.resolve("plans/fragments"));
        Path outside = Files.writeString(directory.resolve("desk.yaml"), DESK);
        Path main = Files.writeString(directory.resolve("plans/main.yaml"), MAIN);
        Path link = Files.createSymbolicLink(inside.resolve("desk.yaml"), outside);
        assertThat(DialplanLoader.load(main).diagnostics())
                .singleElement()
                .asString()
                .isEqualTo("%s:3:11: error: %s: a link leads out of the dialplan's folder; put the file itself there"
                                .formatted(main, link)
                        + " [unreadable-fragment]");
        Files.delete(link);
        Files.move(outside, directory.resolve("plans/desk.yaml"));
        Files.createSymbolicLink(link, Path.of("../desk.yaml"));
        assertThat(DialplanLoader.load(main)).isInstanceOf(DialplanLoader.Loaded.class);
    }

    @Test
    void aCircleOfIncludesIsShown() {
        edit("fragments/desk.yaml", "fragment: desk", "fragment: desk\ninclude: [more.yaml]");
        files.put("more.yaml", "fragment: more\ninclude:\n  - fragments/desk.yaml\n");
        assertThat(findings())
                .containsExactly("more.yaml:3:5: error: fragments/desk.yaml includes more.yaml includes"
                        + " fragments/desk.yaml: a circle; remove this include [include-circle]");
    }

    @Test
    void fragmentsAreBoundedInNumberAndDepth() {
        StringBuilder many = new StringBuilder("fragments/desk.yaml");
        for (int i = 0; i < 60; i++) {
            files.put("f%d.yaml".formatted(i), "fragment: f%d\n".formatted(i));
            many.append(", f%d.yaml".formatted(i));
        }
        edit("main.yaml", "fragments/desk.yaml", many.toString());
        assertThat(findings()).hasSize(11).first().asString().contains("more than 50 fragments", "[too-many-files]");
        files.put("main.yaml", MAIN);
        edit("fragments/desk.yaml", "fragment: desk", "fragment: desk\ninclude: [f0.yaml]");
        for (int i = 0; i < 5; i++) {
            files.put("f%d.yaml".formatted(i), "fragment: f%d\ninclude: [f%d.yaml]\n".formatted(i, i + 1));
        }
        assertThat(findings())
                .containsExactly("f3.yaml:2:11: error: fragments include each other more than 5 deep; put several"
                        + " fragments into one file [too-many-files]");
    }

    @Test
    void aTranslatorsFileHoldsNothingButNamesAndTexts() {
        edit("main.yaml", "prompts:\n  hello: {zh-CN: 您好。, en-US: Hello.}\n", "");
        files.put("main.prompts.zh-CN.yaml", "hello: 您好。\n");
        files.put("main.prompts.en-US.yaml", "hello: [Hello., 'And welcome, {caller.area}.']\n");
        Dialplan plan = loaded();
        Prompt hello = plan.prompts().get(new PromptId("hello"));
        assertThat(hello.texts().get(new Language("en-US"))).hasSize(4);
        assertThat(plan.files().paths())
                .containsExactly(
                        "fragments/desk.yaml", "main.prompts.en-US.yaml", "main.prompts.zh-CN.yaml", "main.yaml");
    }

    @Test
    void aFragmentHasPromptFilesOfItsOwnAndMayKnowMoreLanguages() {
        edit("fragments/desk.yaml", ", en-US: Thanks.", "");
        files.put("fragments/desk.prompts.en-US.yaml", "thanks: Thanks.\n");
        files.put("fragments/desk.prompts.fr-FR.yaml", "thanks: Merci.\n");
        assertThat(loaded().files().paths())
                .doesNotContain("fragments/desk.prompts.fr-FR.yaml")
                .hasSize(3);
    }

    @Test
    void aTextInBothPlacesIsToldWithBoth() {
        files.put("main.prompts.en-US.yaml", "# for the translator\nhello: Hello again.\n");
        assertThat(findings())
                .containsExactly("main.prompts.en-US.yaml:2:1: error: prompt 'hello' has its en-US text already, in"
                        + " main.yaml:9:23; remove one of them [duplicate-text]");
    }

    @Test
    void aMissingTextIsToldWhereItShouldStand() {
        edit("main.yaml", ", en-US: Hello.", "");
        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("main.yaml:9:3: error: prompt 'hello' has no text");
        files.put("main.prompts.en-US.yaml", "bye: Goodbye.\n");
        assertThat(findings())
                .contains(
                        "main.prompts.en-US.yaml:1:1: error: prompt 'hello' has no text in en-US; add 'hello:' here"
                                + " [missing-translation]",
                        "main.prompts.en-US.yaml:1:1: error: prompt 'bye' has no text in zh-CN; add 'zh-CN:' to it"
                                + " [missing-translation]");
    }

    @Test
    void aPromptFileOfAnotherLanguageIsToldOnce() {
        files.put("main.prompts.en-GB.yaml", "hello: Hello.\nbye: Cheerio.\n");
        assertThat(findings())
                .containsExactly("main.prompts.en-GB.yaml:1:1: error: 'en-GB' in the file's name is not a language of"
                        + " the dialplan; add it to languages [unknown-language]");
    }

    @Test
    void aTranslationOfAnOlderTextIsStale() {
        edit("main.yaml", "en-US: Hello.", "en-US: {text: Hello., of: 您好。}");
        loaded();
        edit("main.yaml", "zh-CN: 您好。", "zh-CN: [您好， 欢迎致电。]");
        assertThat(findings())
                .containsExactly("main.yaml:9:57: warning: the text that this translation of 'hello' was made from has"
                        + " changed; it is now '您好， 欢迎致电。', in line 9; translate that and write it after 'of'"
                        + " [stale-prompt]");
        edit("main.yaml", "[您好， 欢迎致电。]", "{text: 您好。, of: 您好。}");
        assertThat(findings())
                .singleElement()
                .asString()
                .contains("main.yaml:9:34: error: ", "its text is no translation");
    }

    @Test
    void theVersionIsWhatSha256sumSaysOfTheFiles() {
        edit("main.yaml", "fragments/desk.yaml", "desk.yaml");
        files.put("desk.yaml", files.remove("fragments/desk.yaml"));
        // sha256sum desk.yaml main.yaml | sha256sum
        assertThat(loaded().version()).isEqualTo("27b0698c28fcf160190317bdd6e4a4f3cd3fbf51a8838d4e14fbcec3f29948b2");
    }

    @Test
    void everyFileAndItsNameCountForTheVersionAndNothingElseDoes() {
        String version = loaded().version();
        files.put("notes.txt", "not part of it");
        files.put("other.yaml", DESK);
        files.put("calendars.yaml", "not used");
        assertThat(loaded().version()).isEqualTo(version);
        edit("fragments/desk.yaml", "Thanks.", "Thank you.");
        assertThat(loaded().version()).isNotEqualTo(version);
        files.put("fragments/desk.yaml", DESK);
        assertThat(loaded().version()).isEqualTo(version);
        files.put("fragments/the-desk.yaml", files.remove("fragments/desk.yaml"));
        edit("main.yaml", "desk.yaml", "the-desk.yaml");
        assertThat(loaded().version()).isNotEqualTo(version);
    }

    @Test
    void aBundleIsLoadedAgainAsTheSameDialplan(@TempDir Path directory) throws IOException {
        files.put("fragments/desk.prompts.en-US.yaml", "more: More.\n");
        edit("fragments/desk.yaml", "thanks: {zh", "more: {zh-CN: 更多。}\n  thanks: {zh");
        edit("fragments/desk.yaml", "play: thanks", "play: more");
        edit(
                "fragments/desk.yaml",
                "next: hangup}\nprompts",
                "next: thanks-too}\n  thanks-too: {play: thanks, next: hangup}\nprompts");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        DialplanLoader.Result read = DialplanLoader.load(directory.resolve("main.yaml"));
        assertThat(read.diagnostics()).isEmpty();
        DialplanLoader.Result again = DialplanLoader.load(read.files());
        assertThat(again.files()).isEqualTo(read.files());
        assertThat(again).isInstanceOf(DialplanLoader.Loaded.class);
        assertThat(read.files().content("fragments/desk.yaml"))
                .hasValueSatisfying(bytes ->
                        assertThat(bytes).asString(StandardCharsets.UTF_8).startsWith("fragment: desk"));
    }

    @Test
    void aFragmentInAFolderIsNoDialplanAndOneThatNobodyIncludesIsWarnedOf(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("fragments"));
        Files.writeString(directory.resolve("main.yaml"), MAIN);
        Files.writeString(directory.resolve("fragments/desk.yaml"), DESK);
        DialplanFiles.Found found = DialplanFiles.load(List.of(directory));
        assertThat(found.dialplans()).hasSize(1);
        assertThat(found.diagnostics()).isEmpty();
        Files.writeString(directory.resolve("fragments/old.yaml"), DESK);
        Files.writeString(directory.resolve("mian.prompts.en-US.yaml"), "hello: Hello.\n");
        assertThat(DialplanFiles.load(List.of(directory)).diagnostics())
                .extracting(finding -> directory.relativize(Path.of(finding.at().file())) + " " + finding.rule())
                .containsExactly("fragments/old.yaml unused-file", "mian.prompts.en-US.yaml unused-file");
    }

    @Test
    void nobodyIsToldToRemoveFilesOfADialplanThatCannotBeRead(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("fragments"));
        Files.writeString(directory.resolve("main.yaml"), MAIN + "  broken: [\n");
        Files.writeString(directory.resolve("fragments/desk.yaml"), DESK);
        assertThat(DialplanFiles.load(List.of(directory)).diagnostics())
                .extracting(Diagnostic::rule)
                .containsExactly("yaml-syntax");
    }

    @Test
    void aBrokenFragmentIsToldOnceThoughTwoDialplansIncludeIt(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("fragments"));
        Files.writeString(directory.resolve("main.yaml"), MAIN);
        Files.writeString(directory.resolve("second.yaml"), MAIN.replace("dialplan: main", "dialplan: second"));
        Files.writeString(directory.resolve("fragments/desk.yaml"), "fragment: [");
        assertThat(DialplanFiles.load(List.of(directory)).diagnostics()).hasSize(1);
    }
}
