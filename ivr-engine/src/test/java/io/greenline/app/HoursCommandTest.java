package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HoursCommandTest {
    @TempDir
    Path folder;

    private Path settings;

    @BeforeEach
    void aHotlineWithAKey() throws IOException {
        Files.writeString(folder.resolve("hours.key"), "0123456789abcdef0123456789abcdef\n");
        settings = Files.writeString(
                folder.resolve("greenline.properties"),
                "dialplans.directory=dialplans\nstore.directory=var/store\nhours.key-file=hours.key\n");
        Files.createDirectory(folder.resolve("dialplans"));
        Files.copy(Path.of("../dialplans/calendars.yaml"), folder.resolve("dialplans/calendars.yaml"));
    }

    /** The exit code and what was printed. */
    private String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("-s", settings.toString()))
                .toArray(String[]::new);
        return line.execute(all) + " " + out.toString().replace(folder + "/", "");
    }

    @Test
    void eachCalendarIsShownWithItsReasonAndItsNextOpening() {
        assertThat(run("hours", "show", "--at", "2026-02-17T08:00+08:00")
                        .lines()
                        .limit(3))
                .containsExactly(
                        "0 always           open     always",
                        "office           holiday  holiday 春节; opens 2026-02-24 08:00 Asia/Shanghai",
                        "sign-language    holiday  holiday 春节; opens 2026-02-17 09:00 Asia/Shanghai");
        assertThat(run("hours", "show", "--at", "2026-02-14T08:00"))
                .contains("office           open     moved workday 08:00-20:00\n");
        assertThat(run("hours", "show", "--at", "tomorrow")).startsWith("2 ").contains("'tomorrow' is no time");
    }

    @Test
    void anOverrideIsInForceUntilItIsCleared() {
        assertThat(run("hours", "override", "always", "closed", "--until", "4h", "--reason", "flood"))
                .matches("0 always is closed until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d Asia/Shanghai: flood\n");
        assertThat(run("hours", "show")).contains("always           closed   override: flood; opens ");
        assertThat(run("hours", "clear", "always")).isEqualTo("0 always follows its hours again\n");
        assertThat(run("hours", "clear", "always")).isEqualTo("0 always was not overridden\n");
        assertThat(run("hours", "show")).contains("always           open     always\n");
    }

    @Test
    void whatCannotBeOrderedIsToldWithItsMend() throws IOException {
        assertThat(run("hours", "override", "offices", "open", "--until", "4h", "--reason", "x"))
                .isEqualTo("1 there is no calendar 'offices'; did you mean 'office'?\n");
        assertThat(run("hours", "override", "office", "shut", "--until", "4h", "--reason", "x"))
                .startsWith("2 write open or closed, not shut");
        assertThat(run("hours", "override", "office", "open", "--until", "2020-01-01T00:00", "--reason", "x"))
                .startsWith("1 an override ends after it was ordered");
        assertThat(run("hours", "override", "office", "open", "--until", "1000h", "--reason", "x"))
                .contains("at most 31 days later");
        assertThat(run("hours", "override", "office", "open", "--until", "4h", "--reason", " "))
                .startsWith("1 a reason is one line");
        assertThat(folder.resolve("var/store/overrides.json")).doesNotExist();
        Files.delete(folder.resolve("dialplans/calendars.yaml"));
        assertThat(run("hours", "show"))
                .isEqualTo("1 dialplans/calendars.yaml: there is no such file; write it, see docs/calendars.md\n");
    }

    @Test
    void withoutAKeyNothingCanBeOrdered() throws IOException {
        Files.writeString(settings, "dialplans.directory=dialplans\nstore.directory=var/store\n");
        for (String[] words : new String[][] {
            {"hours", "override", "office", "open", "--until", "4h", "--reason", "x"}, {"hours", "clear", "office"}
        }) {
            assertThat(run(words))
                    .isEqualTo("1 hours.key-file is not set, so nothing can be signed; make a key with"
                            + " 'openssl rand -hex 32', see docs/operator.md\n");
        }
        assertThat(run("hours", "show", "--at", "2026-02-16T12:00")).startsWith("0 always");
    }

    @Test
    void aForgedOrderIsShownAndLeftOutByTheNextOne() throws IOException {
        run("hours", "override", "office", "closed", "--until", "4h", "--reason", "flood");
        Path file = folder.resolve("var/store/overrides.json");
        Files.writeString(file, Files.readString(file).replace("\"office\"", "\"always\""));
        assertThat(run("hours", "show"))
                .startsWith("1 always           open     always\n")
                .contains("ignored override, always: its signature does not fit; somebody changed it, or the key is"
                        + " another\n");
        assertThat(run("hours", "override", "office", "open", "--until", "4h", "--reason", "x"))
                .startsWith("0 left out, kept in overrides.json.damaged: always: its signature does not fit");
        assertThat(run("hours", "show")).startsWith("0 ").contains("office           open     override: x\n");
    }
}
