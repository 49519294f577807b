package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.store.JournalLimits;
import io.greenline.store.SqliteJournal;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path settings;

    @BeforeEach
    void writeSettings() throws IOException {
        settings = Files.writeString(
                folder.resolve("greenline.properties"), "ari.enabled=false\nstore.directory=var/store\n");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private void journal(String... ids) {
        StoreFiles files = new StoreFiles(folder.resolve("var/store"));
        files.make();
        try (SqliteJournal journal = new SqliteJournal(files.journal(), JournalLimits.USUAL, Optional.empty())) {
            for (String id : ids) {
                CallId call = new CallId(id);
                journal.append(
                        List.of(
                                new Entry(call, 1, Instant.EPOCH, new Event.CallArrived("138", "x", "95598", "agi")),
                                new Entry(
                                        call,
                                        2,
                                        Instant.EPOCH,
                                        new Event.CallEnded(HangupCause.NORMAL_CLEARING, Party.CALLER, ""))),
                        Optional.empty());
            }
        }
    }

    @Test
    void wrongUsageEndsWithTwoAndHelp() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Which command?").contains("check").doesNotContain("\tat ");
        assertThat(run("chek")).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("calls", "list", "--limit", "0")).isEqualTo(2);
        assertThat(run("calls", "show", "a/b")).isEqualTo(2);
    }

    @Test
    void versionAndHelpEndWithZero() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("greenline ");
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "doctor", "Ends with 0");
    }

    @Test
    void aFaultyDialplanIsRefusedWithItsPlace() throws IOException {
        Path plan = Files.writeString(folder.resolve("bad.yaml"), "dialplan: bad\nnoodles: {}\n");
        assertThat(run("check", plan.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("bad.yaml:2:1: error: ")
                .contains("error")
                .doesNotContain("\tat ");
    }

    @Test
    void callsAreListedAndShownByPrefixOrAsTheLast() {
        journal("sw-100.1", "sw-100.2", "sw-200.1");
        assertThat(run("calls", "list", "-s", settings.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("sw-100.1", "sw-200.1");
        assertThat(run("calls", "show", "sw-2", "--json", "-s", settings.toString()))
                .isZero();
        assertThat(out.toString()).contains("\"call\":\"sw-200.1\"");
        assertThat(run("calls", "show", "last", "-s", settings.toString())).isZero();
        assertThat(run("calls", "show", "sw-1", "-s", settings.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("'sw-1' begins 2 calls").doesNotContain("\tat ");
        assertThat(run("calls", "show", "nothing", "-s", settings.toString())).isEqualTo(1);
    }

    @Test
    void withoutAJournalCallsSaysSo() {
        assertThat(run("calls", "list", "-s", settings.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("journal.sqlite").doesNotContain("\tat ");
    }

    @Test
    void customersAreImportedWholeOrNotAtAll() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), "number,name\n13800000000,Li\n");
        assertThat(run("customers", "import", good.toString(), "-s", settings.toString()))
                .isZero();
        assertThat(out.toString()).contains("1 customers");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "number,name\nnone,Li\n");
        assertThat(run("customers", "import", bad.toString(), "-s", settings.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("bad.csv:2:").contains("nothing was changed");
    }

    @Test
    void wrongSettingsAreToldWithoutATrace() throws IOException {
        Files.writeString(settings, "ari.enabeld=false\n");
        assertThat(run("calls", "list", "-s", settings.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("did you mean 'ari.enabled'?").doesNotContain("\tat ");
        assertThat(run("doctor", "-s", settings.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("mend: settings: ");
    }
}
