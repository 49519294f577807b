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

class TestCommandTest {
    @TempDir
    private Path folder;

    private record Ran(int code, String output) {}

    @BeforeEach
    void aDialplanWithTwoCases() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), """
                dialplan: one
                languages: [en-US]
                start: desk
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                prompts: {}
                """);
        Files.writeString(folder.resolve("one.test.yaml"), """
                dialplan: one
                cases:
                  - {name: wrong, expect: [{never-enters: desk}]}
                  - {name: right, expect: [{enters: desk}]}
                """);
    }

    private Ran run(String... options) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        String[] words = new String[options.length + 2];
        words[0] = "test";
        System.arraycopy(options, 0, words, 1, options.length);
        words[words.length - 1] = folder.toString();
        return new Ran(line.execute(words), out.toString());
    }

    @Test
    void oneFailedCaseFailsTheCommandAndIsToldWithoutColourWhereNobodyLooks() {
        Ran ran = run();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output())
                .contains("one.test.yaml:3:28: error: 'wrong': node 'desk' was entered [expectation]")
                .contains(">>>  here was expected: never-enters desk")
                .endsWith("1 passed, 1 failed\n")
                .doesNotContain("\u001B");
    }

    @Test
    void aFilterLeavesTheOthersOut() {
        assertThat(run("--filter", "RIGHT").output()).endsWith("1 passed, 0 failed\n");
        assertThat(run("--filter", "right").code()).isZero();
    }

    @Test
    void theFirstFailureCanBeTheLast() {
        assertThat(run("--fail-fast").output()).endsWith("0 passed, 1 failed, 1 not played\n");
    }

    @Test
    void tooLittleCoverageFailsTheCommand() {
        assertThat(run("--filter", "right", "--min-coverage", "16").code()).isZero();
        Ran ran = run("--filter", "right", "--min-coverage", "17");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output()).endsWith("dialplan one: 16 % of its edges are walked, 17 % are asked for\n");
        assertThat(run("--min-coverage", "101").output()).contains("write 0 to 100");
    }

    @Test
    void theResultsAreThereForProgramsToo() throws IOException {
        Path junit = folder.resolve("report.xml");
        Ran ran = run("--format", "json", "--junit", junit.toString());
        assertThat(ran.code()).isEqualTo(1);
        JsonNode json = JsonMapper.shared().readTree(ran.output());
        assertThat(json.get("passed").asInt()).isEqualTo(1);
        assertThat(json.get("failed").asInt()).isEqualTo(1);
        assertThat(json.at("/cases/0/failures/0/rule").asString()).isEqualTo("expectation");
        assertThat(json.at("/cases/0/timeline").asString()).contains(">>>");
        assertThat(json.at("/coverage/0/nodes/0/times").asInt()).isEqualTo(2);
        assertThat(json.at("/coverage/0/percent").asInt()).isEqualTo(16);
        assertThat(junit).content().startsWith("<?xml").contains("failures=\"1\"");
    }

    @Test
    void aReportThatCannotBeWrittenIsTold() {
        Ran ran = run("--junit", folder.resolve("no/such/folder.xml").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output()).contains("cannot be written");
    }
}
