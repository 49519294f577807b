package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files made to hurt, each given to {@code greenline check} in a process of its own with 180 MB of heap: it ends with code 1 and
 * one clear finding, not out of memory. The time is reported, not judged; a file that never ends is ended by the fork's limit.
 */
class HostileDialplanTest {
    private static final String HEAD = """
            dialplan: x
            languages: [en-US]
            start: a
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              desk: {transfer: desk, on: {failure: hangup}}
            """;
    private static final String PROMPT = "prompts: {p: {en-US: Hello.}}\n";

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("x.yaml");
    }

    /** What a command ended in. */
    private record Ended(int code, List<String> lines) {}

    private static Ended check(Path path, TestReporter reporter) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx180m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.greenline.app.Main",
                        "check",
                        path.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            List<String> lines = new String(output.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("WARNING:"))
                    .toList();
            int code = process.waitFor();
            reporter.publishEntry("took", (System.nanoTime() - start) / 1_000_000 + " ms");
            return new Ended(code, lines);
        }
    }

    private static Arguments text(String name, String finding, String content) {
        return Arguments.of(name, finding, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String many(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining());
    }

    static Stream<Arguments> contents() {
        byte[] noise = new byte[500_000];
        new Random(7).nextBytes(noise);
        return Stream.of(
                text(
                        "billion laughs",
                        "5:5: error: the file has more than 250,000 values",
                        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                                + IntStream.range(1, 20)
                                        .mapToObj(i -> "a%d: &a%d [%s]\n"
                                                .formatted(
                                                        i,
                                                        i,
                                                        String.join(", ", Collections.nCopies(9, "*a" + (i - 1)))))
                                        .collect(Collectors.joining())),
                text("10 MB line", "1:1: error: the file is larger than 1 MB", "dialplan: " + "x".repeat(10_000_000)),
                text(
                        "name of 1 MB",
                        "7:13: error: there is no prompt 'xxxx",
                        HEAD + "  a: {play: " + "x".repeat(1_000_000) + ", next: a}\n" + PROMPT),
                text(
                        "100,000 nodes",
                        "1:1: error: the file is larger than 1 MB",
                        HEAD + many(100_000, "  n%d: {hangup: }\n")),
                text(
                        "50,000 nodes",
                        "10006:3: error: the dialplan has more than 10,000 nodes",
                        HEAD + many(50_000, "  n%d: {hangup: }\n")),
                text("100,000 brackets", "1:53: error: lists and blocks nest deeper", "a: " + "[".repeat(100_000)),
                text("400,000 dashes", "1:101: error: lists and blocks nest deeper", "- ".repeat(400_000)),
                Arguments.of("binary", "is not UTF-8", noise),
                Arguments.of("UTF-16", "1:1: error: the file is UTF-16", HEAD.getBytes(StandardCharsets.UTF_16)),
                Arguments.of(
                        "GB18030",
                        "1:8: error: the byte 0xC4 at offset 7 is not UTF-8",
                        "title: 你好\n".getBytes(Charset.forName("GB18030"))),
                text("a million NULs", "1:1: error: the control character U+0000", "\0".repeat(1_000_000)),
                text(
                        "expression of 1 MB",
                        "7:17: error: the expression is longer than 4096",
                        HEAD + "  a: {set: {x: '" + "1+".repeat(450_000) + "1'}, next: desk}\n"),
                text(
                        "name of a million dots",
                        "7:16: error: the expression is longer than 4096",
                        HEAD + "  a: {set: {x: " + "a.".repeat(450_000) + "a}, next: desk}\n"),
                text(
                        "20,000 expressions",
                        "the dialplan has more than 5,000 expressions",
                        HEAD + "  a: {set: {" + many(20_000, "v%d: v+1, ") + "v: 1}, next: desk}\n"),
                text(
                        "brackets in an expression",
                        "[bad-expression]",
                        HEAD + "  a: {set: {x: '" + "(".repeat(2_000) + "1" + ")".repeat(2_000) + "'}, next: desk}\n"),
                text(
                        "330,000 gaps",
                        "the dialplan has more than 5,000 expressions and gaps",
                        HEAD + "  a: {play: p, next: desk}\nprompts:\n  p:\n    en-US: '" + "{a}".repeat(330_000)
                                + "'\n"),
                text(
                        "480,000 braces",
                        "10:13: error: the text is longer than 4,096",
                        HEAD + "  a: {play: p, next: desk}\nprompts:\n  p:\n    en-US: '" + "}x".repeat(480_000)
                                + "'\n"),
                text(
                        "huge number",
                        "7:41: error: 'length' takes a whole number",
                        HEAD + "  a: {ask: p, into: x, digits: {length: " + "9".repeat(900_000) + "}, next: desk}\n"
                                + PROMPT),
                text(
                        "huge duration",
                        "7:34: error: '9999",
                        HEAD + "  a: {lookup: customer, timeout: " + "9".repeat(900_000) + "s, next: desk}\n"),
                text(
                        "one key 80,000 times",
                        "2:1: error: 'dialplan' stands twice in this block",
                        "dialplan: x\n".repeat(80_000)),
                text("90,000 unknown keys", "1:1: error: unknown key 'k0'", many(90_000, "k%d: 1\n")),
                text(
                        "9,000 wrong targets",
                        "there is no node 'node-nomber-0'; did you mean 'node-number-0'?",
                        HEAD
                                + IntStream.range(0, 9_000)
                                        .mapToObj(i ->
                                                "  node-number-%d: {play: p, next: node-nomber-%d}\n".formatted(i, i))
                                        .collect(Collectors.joining())
                                + PROMPT),
                text(
                        "a chain of 9,000 into a circle",
                        "can turn in a circle for ever",
                        HEAD + "  a: {choose: [{else: n8999}]}\n"
                                + IntStream.range(0, 9_000)
                                        .mapToObj(i ->
                                                "  n%d: {choose: [{else: n%d}]}\n".formatted(i, Math.max(0, i - 1)))
                                        .collect(Collectors.joining())),
                text(
                        "676 languages",
                        "a dialplan has at most 20 languages",
                        HEAD.replace("[en-US]", "[" + many(676, "en-x-a%d, ") + "en-US]") + "prompts:\n"
                                + many(9_000, "  p%d: {en-US: x}\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void isRefusedWithAFinding(String name, String finding, byte[] content, TestReporter reporter) throws Exception {
        Files.write(file, content);
        assertRefused(name, file, finding, reporter);
    }

    private static void assertRefused(String name, Path path, String finding, TestReporter reporter) throws Exception {
        Ended ended = check(path, reporter);
        assertThat(ended.code).as("%s: %s", name, ended.lines).isEqualTo(1);
        assertThat(ended.lines)
                .as(name)
                .anyMatch(line -> line.contains(finding))
                .hasSizeLessThanOrEqualTo(102);
        assertThat(ended.lines).as(name).allMatch(line -> line.length() < 1_200);
        assertThat(ended.lines.getLast()).as(name).startsWith("0 usable dialplans, ");
    }

    @Test
    void whatIsNoFileIsToldAsSuch(TestReporter reporter) throws Exception {
        assertRefused("device", Path.of("/dev/zero"), "this is not a regular file", reporter);
        assertRefused(
                "link to a device",
                Files.createSymbolicLink(file, Path.of("/dev/zero")),
                "this is not a regular file",
                reporter);
        Path loop = folder.resolve("loop.yaml");
        assertRefused("loop", Files.createSymbolicLink(loop, loop), "the links lead in a circle", reporter);
        Path pipe = folder.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRefused("pipe", pipe, "this is not a regular file", reporter);
    }

    @Test
    void aFolderOfTrapsIsWalkedPastThem(TestReporter reporter) throws Exception {
        Files.createSymbolicLink(folder.resolve("round"), folder);
        Files.createDirectory(folder.resolve("folder.yaml"));
        Files.createSymbolicLink(folder.resolve("zero.yaml"), Path.of("/dev/zero"));
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.write(file, new byte[] {(byte) 0xFF, 0, 1});
        assertRefused("folder", folder, "x.yaml:1:1: error: ", reporter);
    }

    @Test
    void aFileThatMayNotBeReadIsTold(TestReporter reporter) throws Exception {
        Files.writeString(file, HEAD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        // Root reads everything: then the file is judged by what it holds.
        assertRefused(
                "unreadable",
                file,
                Files.isReadable(file) ? "there is no node 'a'" : "the file may not be read",
                reporter);
    }

    @Test
    void fragmentsCannotSumUpToMore(TestReporter reporter) throws Exception {
        byte[] filling = new byte[1_000_000];
        Arrays.fill(filling, (byte) ' ');
        StringBuilder includes = new StringBuilder("include: [");
        for (int i = 0; i < 50; i++) {
            Path fragment = Files.writeString(folder.resolve("f%d.yaml".formatted(i)), "fragment: f%d\n#".formatted(i));
            Files.write(fragment, filling, StandardOpenOption.APPEND);
            includes.append("f%d.yaml, ".formatted(i));
        }
        Files.writeString(file, HEAD.replace("start:", includes + "]\nstart:"));
        assertRefused(
                "4 MB of fragments",
                file,
                "f4.yaml:1:1: error: with this file the dialplan is larger than 4 MB",
                reporter);
    }
}
