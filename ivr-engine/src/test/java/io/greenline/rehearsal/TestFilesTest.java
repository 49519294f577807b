package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.rehearsal.TestFiles.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFilesTest {
    private static final String PLAN = """
            dialplan: %s
            languages: [en-US]
            start: desk
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
            prompts: {}
            """;
    private static final String CASES = "dialplan: %s\ncases: [{name: a, expect: [{enters: desk}]}]\n";

    @TempDir
    private Path folder;

    private Path cases;

    @BeforeEach
    void twoDialplansOneWithATestFile() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), PLAN.formatted("one"));
        Files.writeString(folder.resolve("two.yaml"), PLAN.formatted("two"));
        cases = Files.writeString(folder.resolve("one.test.yaml"), CASES.formatted("one"));
    }

    private List<String> rules(Path... paths) {
        return new TestFiles(List.of(paths))
                .load().diagnostics().stream()
                        .map(found -> Path.of(found.at().file()).getFileName() + " " + found.rule())
                        .toList();
    }

    @Test
    void aTestFileFindsTheDialplanBesideIt() {
        Suite suite = new TestFiles(List.of(cases)).load();
        assertThat(suite.isWhole()).isTrue();
        assertThat(suite.files()).singleElement().satisfies(file -> {
            assertThat(file.plan().name()).isEqualTo("one");
            assertThat(file.scenarios()).hasSize(1);
        });
    }

    @Test
    void aFileThatIsNamedAndInAFolderThatIsNamedIsPlayedOnce() {
        assertThat(new TestFiles(List.of(folder, cases)).load().files()).hasSize(1);
    }

    @Test
    void whatCannotBePlayedIsToldAndTheRestIsThere() throws IOException {
        Files.writeString(folder.resolve("lost.test.yaml"), CASES.formatted("lost"));
        Files.writeString(folder.resolve("torn.test.yaml"), "dialplan: [\n");
        Suite suite = new TestFiles(List.of(folder)).load();
        assertThat(suite.isWhole()).isFalse();
        assertThat(suite.files()).hasSize(1);
        assertThat(rules(folder)).containsExactly("lost.test.yaml no-dialplan", "torn.test.yaml yaml-syntax");
    }

    @Test
    void aDialplanWithMistakesIsTold() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), PLAN.formatted("two").replace("next: hangup", "next: hangupp"));
        assertThat(rules(folder)).containsExactly("two.yaml missing-target");
    }

    @Test
    void nothingToPlayIsToldToo() throws IOException {
        assertThat(rules(Files.createDirectory(folder.resolve("empty")))).containsExactly("empty no-test-file");
        assertThat(rules(folder.resolve("gone.test.yaml"))).containsExactly("gone.test.yaml unreadable-file");
    }

    @Test
    void stampsTellOfEachSaveAndOfNothingElse() throws IOException {
        TestFiles files = new TestFiles(List.of(cases));
        Map<Path, Stamp> before = files.stamps();
        assertThat(files.stamps()).isEqualTo(before);
        Path plan = folder.resolve("one.yaml");
        Files.setLastModifiedTime(plan, FileTime.fromMillis(1_000));
        assertThat(files.stamps()).isNotEqualTo(before).hasSameSizeAs(before);
        Files.delete(folder.resolve("two.yaml"));
        assertThat(files.stamps()).hasSize(before.size() - 1);
    }
}
