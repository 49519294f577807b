package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.figures.Figure;
import io.greenline.figures.FloorStory;
import io.greenline.floor.RoutingJson;
import io.greenline.floor.RoutingLog;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.Tier;
import io.greenline.store.JournalLimits;
import io.greenline.store.SqliteRoutingLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
    @TempDir
    Path folder;

    private Path settings;

    @BeforeEach
    void aFloorThatWorkedForAQuarterOfAnHour() throws IOException {
        settings = Files.writeString(folder.resolve("greenline.properties"), "store.directory=var/store\n");
        FloorStory story = new FloorStory()
                .is(0, "1002", AgentState.IDLE)
                .joins(10, "a", "general", "elderly")
                .talks(14, 100, 130, "a", "1002")
                .joins(20, "b", "life-support", Tier.LIFE_SUPPORT)
                .leaves(50, "b", Leaving.ABANDONED)
                .joins(900, "c", "general")
                .is(1000, "1002", AgentState.SIGNED_OUT);
        try (RoutingLog log = new SqliteRoutingLog(
                folder.resolve("var/store/routing.sqlite"), JournalLimits.USUAL, Duration.ofDays(30))) {
            long number = 0;
            for (FloorStory.Entry entry : story.log()) {
                log.append(List.of(new RoutingLog.Entry(
                        ++number, entry.at(), RoutingJson.write(entry.event()), RoutingJson.write(entry.decisions()))));
            }
        }
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

    private String report(String... more) {
        return run(Stream.concat(
                        Stream.of("report", "--from", "2026-11-26T08:00Z", "--to", "2026-11-26T10:00Z"),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    @Test
    void eachQueueIsALineWithWhatAManagerAsksFor() {
        assertThat(report().replaceAll(" +", " ").lines())
                .containsExactly(
                        "0 from queue offered answered abandoned service-level-c asa wait-p95 wait-max aht"
                                + " promises-broken callbacks",
                        "all general 2 1 0 50.0 % 4.0 s 4.0 s 4.0 s 116.0 s 0 0",
                        "all life-support 1 0 1 0.0 % - - - - 0 0");
    }

    @Test
    void csvHasEveryFigureAndARowForEachInterval() {
        List<String> lines =
                report("--by", "all", "--every", "15m", "--csv").lines().toList();
        assertThat(lines.getFirst().split(",")).hasSize(2 + Figure.values().length);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("2026-11-26T09:00:00Z,all,2,1,1,0,");
        assertThat(lines.get(2)).startsWith("2026-11-26T09:15:00Z,all,1,0,0,0,");
    }

    @Test
    void jsonSaysNullWhereNothingCanBeSaid() {
        assertThat(report("--by", "tier", "--json"))
                .contains("{\"from\":\"all\",\"tier\":\"1\",\"offered\":1,")
                .contains("\"asa\":null")
                .contains("{\"from\":\"all\",\"tier\":\"4\",\"offered\":2,");
    }

    @Test
    void needsAndAgentsHaveTablesOfTheirOwn() {
        assertThat(report("--by", "need")).containsPattern("all +elderly +1 ").containsPattern("all +none +2 ");
        // 86 s talk and 30 s wrap-up in 1,000 s signed in, all the rest free.
        assertThat(report("--by", "agents")).containsPattern("no-skills .* 11\\.6 % +11\\.6 %");
    }

    @Test
    void definitionsSayNumeratorDenominatorClockAndExclusionsOfEveryFigure() {
        assertThat(run("report", "--definitions")).contains("""
                          service-level-c
                            numerator    answered within T (20 s; tiers of danger 5 s)
                            denominator  offered less short abandons
                            clock        wait from entering the queue to the agent's connection
                            excludes     short abandons; nobody else: who chose a callback or left counts as not answered within T
                        """.indent(0));
    }

    @Test
    void whatIsWrittenWronglyIsToldWithWhatIsRight() {
        assertThat(run("report", "--every", "20m")).startsWith("2 --every is 15m, 30m, 1h, day or whole, not 20m");
        assertThat(run("report", "--from", "yore")).startsWith("2 --from is a day (2026-11-01), a time");
    }

    @Test
    void timesTheWrongWayRoundAreToldAsThat() {
        assertThat(run("report", "--from", "2026-11-26T10:00Z", "--to", "2026-11-26T08:00Z"))
                .startsWith(
                        "2 --to 2026-11-26T08:00Z is not after --from 2026-11-26T10:00Z: the times are the wrong way round");
        assertThat(run("report", "--from", "2999-01-01"))
                .startsWith("2 --from 2999-01-01 is yet to come; a report is of what was");
    }

    @Test
    void withoutALogItSaysWhereOneWasLookedFor() throws IOException {
        Files.writeString(settings, "store.directory=var/other\n");
        assertThat(run("report")).startsWith("1 var/other/routing.sqlite: there is no such file");
    }
}
