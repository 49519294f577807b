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

class ForecastCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aDayOfTwoQueues() throws IOException {
        Files.writeString(
                folder.resolve("routing.yaml"),
                """
                queues: {danger: {tier: 0}, general: {}}
                agents: [{id: "1001", endpoint: PJSIP/1001}]
                reserve: [{tiers: "0", agents: 1}]
                """);
        day("danger");
    }

    private void day(String second) throws IOException {
        Files.writeString(
                folder.resolve("day.yaml"),
                """
                callers:
                  - {class: one, queue: general, calls: {from: 08:00, each: [20, 20]}, talk: 2m, patience: 1m}
                  - {class: two, queue: %s, calls: {from: 08:00, each: [5, 5]}, talk: 2m}
                profiles: {desk: {}}
                staff:
                  - {from: 08:00, to: 10:00, profile: desk, count: 4}
                """
                        .formatted(second));
    }

    /** The exit code and what was printed. */
    private String run(String... more) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        String[] all = new String[more.length + 2];
        all[0] = "forecast";
        all[1] = folder.resolve("day.yaml").toString();
        System.arraycopy(more, 0, all, 2, more.length);
        return line.execute(all) + " " + out.toString().replace(folder + "/", "");
    }

    @Test
    void eachQueueHasItsFiguresAndTheSameSeedHasTheSame() {
        assertThat(run().lines().map(line -> line.replaceAll(" {2,}.*", ""))).hasSize(3);
        assertThat(run("--seed", "3")).isEqualTo(run("--seed", "3")).isNotEqualTo(run("--seed", "4"));
    }

    @Test
    void erlangSaysWhyItSaysNothingOfTwoQueues() {
        assertThat(run("--compare-erlang"))
                .isEqualTo("0 Erlang's formulas do not apply: callers wait in 2 queues\n");
    }

    @Test
    void erlangSpeaksOfHalfHoursAndOfTheAgentsWhoAreNotKeptForOthers() throws IOException {
        day("general");
        assertThat(run("--compare-erlang").lines().skip(2))
                .hasSize(2)
                .allMatch(line -> line.matches("08:[03]0 +25\\.0 +3 .*%.*"));
    }

    @Test
    void aMistakeInEitherFileIsToldWithItsPlace() throws IOException {
        day("genral");
        assertThat(run()).startsWith("1 day.yaml:3:25: error: there is no queue 'genral'");
        Files.writeString(folder.resolve("routing.yaml"), "queus: {}\n");
        assertThat(run()).startsWith("1 routing.yaml:1:1: error: ");
    }
}
