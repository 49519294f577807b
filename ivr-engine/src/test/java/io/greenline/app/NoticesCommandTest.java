package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NoticesCommandTest {
    private static final String TOMORROW = OffsetDateTime.now(ZoneOffset.UTC)
            .plusDays(1)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    private static final String PLAN = """
            dialplan: small
            languages: [en-US, zh-CN]
            start: main
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              main: {play: hello, next: desk}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
            prompts: {hello: {en-US: Hello, zh-CN: 你好}}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void writeDialplan() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), PLAN);
        file = folder.resolve("notices.yaml");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("notices", arguments[0], "--file", file.toString()));
        all.addAll(List.of(arguments).subList(1, arguments.length));
        return line.execute(all.toArray(String[]::new));
    }

    private int addOutage(String id, String area) {
        return run(
                "add",
                id,
                "--outage",
                "--area",
                area,
                "--cause",
                "zh-CN=雷雨",
                "--cause",
                "en-US=a = b",
                "--expected",
                TOMORROW);
    }

    @Test
    void anOutageNeedsAreaCauseAndTimeOnlyAndItIsSaidWhoHearsIt() throws IOException {
        assertThat(run("add", "hello", "--text", "zh-CN=大家好", "--text", "en-US=Hello, all: \"1\"", "--until", TOMORROW))
                .as(err.toString())
                .isZero();
        assertThat(addOutage("lake", "东湖")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("lake: now, until ", "for area 东湖")
                .contains("callers in 东湖 hear now: lake, hello")
                .contains("callers elsewhere hear now: hello\n");
        assertThat(run("list", "--area", "elsewhere")).isZero();
        assertThat(out.toString()).contains("hello", "en-US: Hello, all: \"1\"").doesNotContain("lake");
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("东湖 is without power because of a = b.");
        assertThat(Files.readString(file)).startsWith("notices:\n  lake:\n    outage: {cause: {zh-CN: \"雷雨\"");
    }

    @Test
    void anOutageForEveryoneIsRefusedAndNothingIsWritten() {
        assertThat(run(
                        "add",
                        "lake",
                        "--outage",
                        "--cause",
                        "zh-CN=雷雨",
                        "--cause",
                        "en-US=rain",
                        "--expected",
                        TOMORROW))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("no area: everyone would hear it", "[outage-area]")
                .doesNotContain("\tat ");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatTheLoaderWouldRefuseIsNeverWritten() throws IOException {
        String before = "notices:\n  # mine\n  old: {text: {en-US: Old, zh-CN: 旧}, until: %s}\n".formatted(TOMORROW);
        Files.writeString(file, before);
        assertThat(run("add", "x", "--text", "en-US=Hi", "--until", TOMORROW)).isEqualTo(1);
        assertThat(err.toString()).contains("lacks a part in zh-CN");
        assertThat(run("add", "x", "--text", "en-US=Hi", "--text", "zh-CN=你", "--until", "tomorrow"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("'tomorrow' is not a time");
        assertThat(run(
                        "add",
                        "x",
                        "--text",
                        "en-US=Hi",
                        "--text",
                        "zh-CN=你",
                        "--until",
                        TOMORROW,
                        "--dialplan",
                        "smal"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("did you mean 'small'?");
        assertThat(run("add", "old", "--text", "en-US=Hi", "--text", "zh-CN=你", "--until", TOMORROW))
                .isEqualTo(1);
        assertThat(err.toString()).contains("already");
        assertThat(run("add", "Bad Id", "--text", "en-US=Hi", "--until", TOMORROW))
                .isEqualTo(2);
        assertThat(run("add", "x", "--until", TOMORROW)).isEqualTo(2);
        assertThat(run("add", "x", "--outage", "--area", "a")).isEqualTo(2);
        assertThat(run("add", "x", "--text", "en-US=" + "x".repeat(1001), "--text", "zh-CN=你", "--until", TOMORROW))
                .isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aFileThatIsFaultyAlreadyIsNotTouched() throws IOException {
        Files.writeString(file, "notices:\n  old: {}\n");
        assertThat(addOutage("lake", "东湖")).isEqualTo(1);
        assertThat(err.toString()).contains("notices.yaml:2:3: error: notice 'old' says nothing");
        assertThat(run("end", "old")).isEqualTo(1);
        assertThat(run("list")).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo("notices:\n  old: {}\n");
    }

    @Test
    void endingANoticeChangesItsEndAndNothingElse() throws IOException {
        String before = """
                time-zone: Asia/Shanghai # ours
                notices:
                  # the first
                  old: {text: {en-US: Old, zh-CN: 旧}, until: %s} # said
                  other: {text: {en-US: Other, zh-CN: 别}, until: %s}
                """.formatted(TOMORROW, TOMORROW);
        Files.writeString(file, before);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(run("end", "old")).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("old is over\n").contains("callers everywhere hear now: other");
        assertThat(Files.readString(file).replaceFirst("until: [^}]*\\+08:00}", "until: %s}".formatted(TOMORROW)))
                .isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
        assertThat(run("end", "old")).isZero();
        assertThat(out.toString()).isEqualTo("old is over already\n");
        assertThat(run("end", "none")).isEqualTo(1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".tmp")))
                    .isEmpty();
        }
    }

    @Test
    void aNoticeThatHasNotBegunCanBeEndedToo() throws IOException {
        String later = OffsetDateTime.now(ZoneOffset.UTC)
                .plusHours(1)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        assertThat(run("add", "x", "--text", "en-US=Hi", "--text", "zh-CN=你", "--from", later, "--until", TOMORROW))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("x: later, from ", "callers everywhere hear now: nothing");
        assertThat(run("end", "x")).as(err.toString()).isZero();
        assertThat(run("list", "--at", later)).isZero();
        assertThat(out.toString()).contains("x  over ");
    }

    @Test
    void anAreaInWhichNoCustomerIsGivesAWarning() throws IOException {
        Path settings =
                Files.writeString(folder.resolve("greenline.properties"), "ari.enabled=false\nstore.directory=store\n");
        Path csv = Files.writeString(folder.resolve("c.csv"), "number,name,area\n1,a,riverside\n2,b,\n");
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        assertThat(line.execute("customers", "import", csv.toString(), "-s", settings.toString()))
                .isZero();
        List<String> words = List.of("add", "a", "-s", settings.toString(), "--text", "en-US=Hi", "--text", "zh-CN=你");
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--until", TOMORROW, "--area", "riverside", "--area", "riversied"));
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(
                        "warning: no customer is in area 'riversied', nobody hears it there; did you mean 'riverside'?")
                .doesNotContain("'riverside', nobody");
    }

    @Test
    void anEndThatTwoNoticesShareIsNotChangedForOne() throws IOException {
        String shared = "notices:\n  a: {text: {en-US: A, zh-CN: 甲}, until: &end %s}\n".formatted(TOMORROW)
                + "  b: {text: {en-US: B, zh-CN: 乙}, until: *end}\n";
        Files.writeString(file, shared);
        for (String id : List.of("a", "b")) {
            assertThat(run("end", id)).isEqualTo(1);
            assertThat(err.toString()).contains("change it by hand");
        }
        assertThat(Files.readString(file)).isEqualTo(shared);
    }

    @Test
    void aLinkToTheFileStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "notices:\n");
        Files.createSymbolicLink(file, real);
        assertThat(addOutage("lake", "东湖")).as(err.toString()).isZero();
        assertThat(file).isSymbolicLink();
        assertThat(Files.readString(real)).contains("lake:");
    }

    @Test
    void checkTellsOfNoticesWithTheDialplansOfTheirFolder() throws IOException {
        Files.writeString(file, "notices:\n  x: {text: {en-US: Hi}, until: %s}\n".formatted(TOMORROW));
        StringWriter told = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(told, true));
        assertThat(line.execute("check", folder.toString())).isEqualTo(1);
        assertThat(told.toString())
                .contains("notices.yaml:2:3: error: notice 'x' lacks a part in zh-CN", "1 usable dialplan, 1 error, ");
        Files.writeString(file, "notices: {\n");
        told.getBuffer().setLength(0);
        assertThat(line.execute("check", folder.toString())).isEqualTo(1);
        assertThat(told.toString()).contains("[yaml-syntax]", "1 usable dialplan, 1 error, ");
    }
}
