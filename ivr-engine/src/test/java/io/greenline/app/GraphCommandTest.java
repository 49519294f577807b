package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.store.JournalLimits;
import io.greenline.store.SqliteJournal;
import io.greenline.telephony.CallId;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GraphCommandTest {
    private static final String HOTLINE = "../dialplans/hotline.yaml";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(
                Stream.concat(Stream.of("graph"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void thePictureGoesToTheTerminalInTheFormatAskedFor() {
        assertThat(run(HOTLINE)).isZero();
        assertThat(out.toString()).startsWith("<svg ").endsWith("</svg>\n");
        assertThat(run(HOTLINE, "--format", "dot")).isZero();
        assertThat(out.toString()).contains("\ndigraph \"hotline\" {\n");
        assertThat(run(HOTLINE, "--format", "mermaid", "--direction", "right")).isZero();
        assertThat(out.toString()).contains("\nflowchart LR\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void thePictureReplacesAFileWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("hotline.svg"), "old");
        assertThat(run(HOTLINE, "-o", file.toString())).isZero();
        assertThat(Files.readString(file)).startsWith("<svg ").endsWith("</svg>\n");
        assertThat(out.toString()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(run(HOTLINE, "-o", folder.resolve("no/such/folder.svg").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be written").doesNotContain("\tat ");
    }

    @Test
    void aBrokenDialplanIsNotDrawnButTold() throws IOException {
        Path plan = Files.writeString(folder.resolve("bad.yaml"), "dialplan: bad\nnoodles: {}\n");
        Path picture = Files.writeString(folder.resolve("old.svg"), "old");
        assertThat(run(plan.toString(), "-o", picture.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("bad.yaml:2:1: error: ").doesNotContain("\tat ");
        assertThat(Files.readString(picture)).isEqualTo("old");
    }

    @Test
    void oneSubflowIsDrawnAlone() {
        assertThat(run(HOTLINE, "--format", "dot", "--subflow", "report-outage"))
                .isZero();
        assertThat(out.toString()).contains("Subflow report-outage").doesNotContain("Main flow");
        assertThat(run(HOTLINE, "--subflow", "report")).isEqualTo(1);
        assertThat(err.toString()).contains("no subflow 'report'; it has: ask-account, report-outage");
    }

    @Test
    void overlaysThatExcludeOneAnotherAreWrongUsage() {
        assertThat(run(HOTLINE, "--calls", "--coverage", "../dialplans")).isEqualTo(2);
        assertThat(run(HOTLINE, "--since", "7d")).isEqualTo(2);
        assertThat(run(HOTLINE, "--calls", "--since", "lately")).isEqualTo(2);
        assertThat(run(HOTLINE, "--format", "gif")).isEqualTo(2);
    }

    private Path tests(String script) throws IOException {
        return Files.writeString(folder.resolve("some.test.yaml"), """
                dialplan: hotline
                cases:
                  - name: some
                    script: [%s]
                    expect: [{enters: [main-menu]}]
                """.formatted(script));
    }

    @Test
    void coverageMarksWhatNoCaseReaches() throws IOException {
        tests("{at: main-menu, press: \"9\"}, {at: main-menu, hang-up: true}");
        assertThat(run(HOTLINE, "--format", "dot", "--coverage", folder.toString()))
                .as(err.toString())
                .isZero();
        String untested = "color=\"#c00000\"";
        assertThat(line("[label=\"switch-language\\n")).doesNotContain(untested);
        assertThat(line("label=\"9 language\"")).doesNotContain(untested);
        assertThat(line("[label=\"bill\\n")).contains("not tested", untested);
        assertThat(line("label=\"3 bill · not tested\"")).contains(untested);
    }

    @Test
    void coverageWithoutACaseForTheDialplanSaysSo() throws IOException {
        Files.writeString(
                folder.resolve("other.test.yaml"),
                "dialplan: other\ncases: [{name: a, script: [{at: b, press: \"1\"}], expect: [{enters: [b]}]}]\n");
        assertThat(run(HOTLINE, "--coverage", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no case for dialplan 'hotline'");
    }

    @Test
    void callsOfTheJournalAreCounted() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("greenline.properties"), "ari.enabled=false\nstore.directory=var/store\n");
        StoreFiles files = new StoreFiles(folder.resolve("var/store"));
        files.make();
        try (SqliteJournal journal = new SqliteJournal(files.journal(), JournalLimits.USUAL, Optional.empty())) {
            journal.append(call("a", "hotline", "2026-11-01T08:00:00Z"), Optional.empty());
            journal.append(call("b", "hotline", "2026-11-03T08:00:00Z"), Optional.empty());
            journal.append(call("c", "other", "2026-11-03T08:00:00Z"), Optional.empty());
        }
        assertThat(run(HOTLINE, "--format", "dot", "--calls", "-s", settings.toString()))
                .as(err.toString())
                .isZero();
        assertThat(line("[label=\"greeting\\n")).contains("\\n2×\\n");
        assertThat(line("digraph")).isNotEmpty();
        assertThat(out.toString()).contains("2 calls, 2 of them on other versions");
        assertThat(run(HOTLINE, "--format", "dot", "--calls", "--since", "2026-11-02", "-s", settings.toString()))
                .isZero();
        assertThat(out.toString()).contains("1 call since 2026-11-02, 1 of them on other versions");
    }

    private static List<Entry> call(String id, String dialplan, String at) {
        CallId call = new CallId(id);
        List<Event> events = List.of(
                new Event.CallArrived("138", "", "95598", "ari"),
                new Event.DialplanChosen(dialplan, "old", new Language("zh-CN")),
                new Event.NodeEntered("", new NodeId("greeting"), "play", "start"),
                new Event.NodeEntered("", new NodeId("identify"), "lookup", "next"));
        List<Entry> entries = new ArrayList<>();
        for (Event event : events) {
            entries.add(new Entry(call, entries.size() + 1, Instant.parse(at), event));
        }
        return entries;
    }

    /** The first line of the output that holds this. */
    private String line(String part) {
        return out.toString()
                .lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with " + part + " in\n" + out));
    }
}
