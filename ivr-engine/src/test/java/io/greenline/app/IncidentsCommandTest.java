package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.incident.CallTerms;
import io.greenline.incident.CallWish;
import io.greenline.incident.IncidentListener;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.Incidents;
import io.greenline.incident.OutageNews;
import io.greenline.incident.OutageReport;
import io.greenline.store.NumberRules;
import io.greenline.store.RequestFile;
import io.greenline.store.SqliteCallbackBook;
import io.greenline.store.SqliteLedger;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IncidentsCommandTest {
    @TempDir
    private Path folder;

    private Path settings;

    @BeforeEach
    void set() throws Exception {
        settings = Files.writeString(folder.resolve("greenline.properties"), "store.directory=store\n");
    }

    private String run(int expected, String... words) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--settings", settings.toString()));
        int code = line.execute(all.toArray(String[]::new));
        assertThat(code).as(out.toString()).isEqualTo(expected);
        return out.toString();
    }

    /** What a running engine does when somebody calls. */
    private void callerReportsAndIsPromisedACall(String number) throws Exception {
        try (RequestFile file = new RequestFile(folder.resolve("store/requests.sqlite"), Duration.ofSeconds(1))) {
            Incidents incidents = new Incidents(
                    new SqliteLedger(file, new SqliteCallbackBook(file, new NumberRules("86"), List.of("13"))),
                    OutageNews.none(ZoneOffset.UTC),
                    _ -> new CallTerms(3, Duration.ofMinutes(15), Duration.ofHours(12), CallTerms.Hours.OPEN),
                    IncidentListener.NONE);
            IncidentNumber incident = incidents
                    .report(new OutageReport(
                            new CallId("c-" + number),
                            Optional.of(new PhoneNumber(number)),
                            "north",
                            "",
                            Instant.now()))
                    .incident()
                    .number();
            incidents.promise(new CallWish(
                    new CallId("c-" + number), incident, "", new PhoneNumber(number), "en-US", 4, Instant.now()));
        }
    }

    @Test
    void anIncidentIsOpenedByHandExpectedToEndAndRestored() throws Exception {
        assertThat(run(0, "incidents", "list")).contains("0 open");
        assertThat(run(0, "incidents", "open", "north")).contains("1001", "open", "north", "0 reports");
        assertThat(run(1, "incidents", "open", "north")).contains("incident 1001 is open in north already");
        callerReportsAndIsPromisedACall("13900000001");
        assertThat(run(0, "incidents", "expect", "1001", "2h")).contains("expected 2");
        assertThat(run(0, "incidents", "list")).contains("1 reports", "1 to call", "1 open");
        assertThat(run(0, "incidents", "show", "1001")).contains("opened", "by staff", "13900000001", "call c-139");
        assertThat(run(0, "incidents", "restored", "1001"))
                .contains("restored", "1 to call", "nobody is called yet: callbacks.dial is not set");
        assertThat(run(1, "incidents", "restored", "1001")).contains("is restored since");
        assertThat(run(0, "incidents", "list")).contains("0 open");
    }

    @Test
    void promisesAreOnlyBrokenByWhoSaysSo() throws Exception {
        run(0, "incidents", "open", "north");
        callerReportsAndIsPromisedACall("13900000001");
        assertThat(run(1, "incidents", "close", "1001")).contains("1 callers are promised a call", "--drop");
        assertThat(run(0, "incidents", "close", "1001", "--drop")).contains("closed", "0 to call");
    }

    @Test
    void whatIsSetToCallIsSaid() throws Exception {
        Files.writeString(settings, """
                store.directory=store
                callbacks.dial=PJSIP/{number}@trunk
                callbacks.restored-queue=general
                callbacks.restored-per-minute=7
                dialplans.lines=restored=restored,*=hotline
                """);
        run(0, "incidents", "open", "north", "--number", "OMS-7", "--expected", "2h");
        assertThat(run(0, "incidents", "restored", "OMS-7"))
                .contains("at most 7 a minute, in the hours of queue general");
    }

    @Test
    void mistakesAreSaidInWords() {
        assertThat(run(1, "incidents", "restored", "9")).contains("no incident has the number 9");
        assertThat(run(2, "incidents", "restored", "a b")).contains("'a b' is no incident's number");
        assertThat(run(2, "incidents", "expect", "1001", "soon")).contains("'soon' is no time");
        assertThat(run(1, "incidents", "open", " ")).contains("which area");
    }
}
