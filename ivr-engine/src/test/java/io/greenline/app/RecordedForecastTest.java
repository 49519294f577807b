package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.floor.RoutingLog;
import io.greenline.store.JournalLimits;
import io.greenline.store.SqliteRoutingLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code greenline forecast --recorded}, on the log of a day that was only played. */
class RecordedForecastTest {
    private static final String ROUTING = """
            queues: {danger: {tier: 0}, general: {wrap-up: 20s}}
            agents: [{id: "1001", endpoint: PJSIP/1001}]
            """;

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void aDayOfAFewHours() throws IOException {
        Files.writeString(folder.resolve("routing.yaml"), ROUTING);
        Files.writeString(folder.resolve("day.yaml"), """
                day: 2026-11-23
                callers:
                  - {class: one, queue: general, calls: {from: 08:00, each: [30, 40, 30]}, talk: {mean: 4m}, patience: {mean: 2m}}
                  - {class: two, queue: danger, calls: {from: 08:00, each: [3, 3, 3]}, talk: 2m}
                profiles: {desk: {}}
                staff:
                  - {from: 08:00, to: 10:00, profile: desk, count: 4}
                  - {from: 08:00, to: 10:00, agents: [1001]}
                """);
        log = folder.resolve("store/routing.sqlite");
        Files.writeString(folder.resolve("greenline.properties"), "store.directory=store\n");
        assertThat(run("forecast", folder.resolve("day.yaml").toString(), "--write-log", log.toString()))
                .startsWith("0 from");
    }

    /** The exit code and what was printed. */
    private String run(String... words) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute(words) + " " + out.toString().replace(folder + "/", "");
    }

    private String recorded(String... more) {
        return run(Stream.concat(
                        Stream.of("forecast", "--recorded", "2026-11-23", "--log", log.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static List<String> of(String day, String csv) {
        return csv.lines()
                .filter(line -> line.contains("," + day + ","))
                .map(line -> line.replace("," + day, "").replaceAll(",[^,]*,[^,]*$", ""))
                .toList();
    }

    @Test
    void anUnchangedDayIsForecastAsItWasAndItsFiguresAreThoseOfTheReport() {
        String csv = recorded("--csv", "--every", "30m");
        assertThat(of("forecast", csv)).isEqualTo(of("recorded", csv)).hasSize(6);
        String report = run(
                "report",
                "--from",
                "2026-11-23",
                "--to",
                "2026-11-24",
                "--csv",
                "--every",
                "30m",
                "-s",
                folder.resolve("greenline.properties").toString());
        assertThat(report.lines().skip(1).map(line -> line.replaceAll(",[^,]*,[^,]*$", "")))
                .isEqualTo(of("recorded", csv));
        assertThat(recorded()).contains("drawn by chance: 0 talks, 0 hang-ups, 0 times from offer to talk;");
    }

    @Test
    void theLogOfTheSettingsIsPlayedWhereNoneIsNamed() {
        assertThat(run(
                        "forecast",
                        "--recorded",
                        "2026-11-23",
                        "-s",
                        folder.resolve("greenline.properties").toString()))
                .isEqualTo(recorded());
    }

    @Test
    void aPartOfTheDayBeginsWithWhoWasThere() {
        String csv = recorded("--csv", "--recorded", "2026-11-23T08:40", "--to", "2026-11-23T09:10");
        assertThat(csv).startsWith("2 "); // An option stands once.
        String part = run(
                "forecast",
                "--recorded",
                "2026-11-23T08:40",
                "--to",
                "2026-11-23T09:10",
                "--log",
                log.toString(),
                "--csv");
        assertThat(of("forecast", part)).isEqualTo(of("recorded", part)).hasSize(2);
    }

    @Test
    void moreAgentsServeMoreAndOthersInsteadServeAlone() throws IOException {
        String three = """
                profiles: {helpers: {}}
                staff:
                  - {from: 08:00, to: 10:00, profile: helpers, count: 3}
                """;
        String more = recorded("--add-staff", file("three.yaml", three), "--json", "--by", "all");
        assertThat(number("abandoned", "forecast", more)).isLessThan(number("abandoned", "recorded", more));
        assertThat(number("offered", "forecast", more)).isEqualTo(number("offered", "recorded", more));
        String instead = recorded("--staff", file("three.yaml", three), "--json", "--by", "all");
        assertThat(number("abandoned", "forecast", instead)).isGreaterThan(number("abandoned", "recorded", instead));
        assertThat(recorded("--add-staff", file("three.yaml", three.replace("10:00", "26:00"))))
                .startsWith("1 three.yaml:3:23: error: '26:00' is no time of day");
    }

    private static double number(String figure, String day, String json) {
        String row = json.substring(json.indexOf("\"day\":\"" + day));
        return Double.parseDouble(row.replaceAll("(?s).*?\"" + figure + "\":([0-9.]+).*", "$1"));
    }

    @Test
    void anotherRoutingFileDecidesOtherwise() throws IOException {
        String other = file("other.yaml", """
                queues: {danger: {tier: 0}, general: {wrap-up: 4m}}
                agents: [{id: "1001", endpoint: PJSIP/1001}]
                """);
        String played = recorded("--routing", other, "--json", "--by", "all");
        assertThat(played)
                .startsWith("0 warning: without desk-1, desk-2, desk-3, desk-4, who worked that day and are not");
        assertThat(number("abandoned", "forecast", played)).isGreaterThan(number("abandoned", "recorded", played));
    }

    @Test
    void aQueueThatThePlanLacksIsNamedWithItsCalls() throws IOException {
        assertThat(recorded("--routing", file("other.yaml", "queues: {general: {}}\n")))
                .containsPattern("1 the routing file lacks the queue 'danger', which had \\d+ calls that day; add it");
    }

    @Test
    void whatCannotBePlayedSaysWhyAndWhatToDo() {
        assertThat(run(
                        "forecast",
                        "--recorded",
                        "2026-11-23",
                        "--log",
                        folder.resolve("none.sqlite").toString()))
                .startsWith("1 none.sqlite: there is no such file; ");
        assertThat(run("forecast", "--recorded", "2026-11-22", "--log", log.toString()))
                .startsWith("1 store/routing.sqlite: nobody called in this time; name another");
        assertThat(run("forecast", "--recorded", "2026-11-23", "--to", "2026-11-23T07:00", "--log", log.toString()))
                .startsWith("1 store/routing.sqlite: nobody called in this time; name another");
        assertThat(run("forecast", "--recorded", "Monday")).startsWith("2 --recorded is a day (2026-11-01), a time");
        assertThat(run("forecast", "--recorded", "2999-01-01")).startsWith("2 2999-01-01 is yet to come; ");
        assertThat(run("forecast", "--recorded", "2026-11-23", "--to", "2026-11-22"))
                .startsWith("2 --to 2026-11-22 is not after --recorded 2026-11-23");
        assertThat(run("forecast", "--recorded", "2026-01-01", "--to", "2026-11-22"))
                .startsWith("2 at most 31 days");
    }

    @Test
    void optionsThatDoNotBelongTogetherAreRefused() {
        assertThat(run("forecast")).startsWith("2 name a forecast file, or a day that was with --recorded");
        assertThat(run("forecast", "day.yaml", "--recorded", "2026-11-23")).startsWith("2 --recorded takes neither");
        assertThat(run("forecast", "day.yaml", "--to", "2026-11-23")).startsWith("2 --to, --log, --add-staff and");
        assertThat(recorded("--add-staff", "a.yaml", "--staff", "b.yaml"))
                .startsWith("2 ")
                .contains("mutually exclusive");
    }

    @Test
    void anEntryOfAnotherFormatIsNamed() {
        append(new RoutingLog.Entry(1, Instant.parse("2026-11-20T08:00:00Z"), "{\"event\":\"sang\"}", "[]"));
        assertThat(run(
                        "forecast",
                        "--recorded",
                        "2026-11-20",
                        "--routing",
                        folder.resolve("routing.yaml").toString(),
                        "--log",
                        log.toString()))
                .startsWith("1 other.sqlite: entry 1 cannot be read")
                .contains("play the day with the Greenline that wrote it");
    }

    @Test
    void aLogWhoseBeginningIsDeletedSaysSinceWhenItTells() {
        log = folder.resolve("other.sqlite");
        Instant deleted = Instant.parse("2026-11-10T08:00:00Z");
        Instant kept = Instant.parse("2026-11-21T08:00:00Z");
        try (RoutingLog other = new SqliteRoutingLog(log, JournalLimits.USUAL, Duration.ofDays(1))) {
            other.append(List.of(new RoutingLog.Entry(1, deleted, "{\"event\":\"tick\"}", "[]")));
            other.snapshot(new RoutingLog.Snapshot(1, deleted, "{}"));
            other.append(List.of(new RoutingLog.Entry(2, kept, "{\"event\":\"tick\"}", "[]")));
            other.snapshot(new RoutingLog.Snapshot(2, kept, "{}"));
        }
        assertThat(run("forecast", "--recorded", "2026-11-09", "--log", log.toString()))
                .startsWith(
                        "1 other.sqlite: it begins with 2026-11-21T08:00:00Z, what was before is deleted; name a later");
    }

    @Test
    void aLogWithoutAPlanAsksForOne() {
        append(new RoutingLog.Entry(1, Instant.parse("2026-11-20T08:00:00Z"), "{\"event\":\"tick\"}", "[]"));
        assertThat(run("forecast", "--recorded", "2026-11-20", "--log", log.toString()))
                .startsWith("1 other.sqlite: it does not tell which routing held; name the file with --routing");
    }

    @Test
    void aLogThatIsThereIsNotWrittenOver() {
        assertThat(run("forecast", folder.resolve("day.yaml").toString(), "--write-log", log.toString()))
                .startsWith("1 store/routing.sqlite: is there already; name a file that is not");
    }

    /** Another log with this alone. */
    private void append(RoutingLog.Entry entry) {
        log = folder.resolve("other.sqlite");
        try (RoutingLog other = new SqliteRoutingLog(log, JournalLimits.USUAL, Duration.ofDays(36_500))) {
            other.append(List.of(entry));
        }
    }
}
