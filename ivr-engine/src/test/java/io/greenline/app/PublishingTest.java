package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.CallWindow;
import io.greenline.app.operation.HealthPart;
import io.greenline.app.operation.OperationServer;
import io.greenline.app.operation.ReloadMetrics;
import io.greenline.app.versions.DialplanFolder;
import io.greenline.app.versions.FirstDialplans;
import io.greenline.app.versions.LiveVersions;
import io.greenline.app.versions.ReloadParts;
import io.greenline.app.versions.Reloader;
import io.greenline.app.versions.VersionArchive;
import io.greenline.app.versions.Voice;
import io.greenline.journal.InMemoryJournal;
import io.greenline.session.CallListener;
import io.greenline.session.Desk;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Outside;
import io.greenline.session.Served;
import io.greenline.session.Switchboard;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands around versions, against an engine that looks at its folder whenever it is asked how it is. */
class PublishingTest {
    private static final String TEST_FILE = """
            dialplan: hotline
            cases:
              - name: everybody reaches the desk
                expect: [{enters: [said, desk]}]
            """;

    @TempDir
    Path base;

    private final StringWriter out = new StringWriter();
    private final CallMetrics metrics = new CallMetrics();
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private Path settings;
    private Path live;
    private OperationServer engine;

    private static String saying(String words) {
        return """
                dialplan: hotline
                languages: [en-US]
                start: said
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  said: {play: said, next: desk}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                prompts:
                  said: {en-US: %s}
                """.formatted(words);
    }

    @BeforeEach
    void startEngine() throws Exception {
        live = Files.createDirectories(base.resolve("dialplans")).resolve("hotline.yaml");
        Files.writeString(live, saying("One"));
        Voice voice = (plan, _) -> new Voice.Voiced(new Served(plan, _ -> List.of()), Set.of(), List.of());
        ReloadParts parts = new ReloadParts(
                new DialplanFolder(live.getParent()),
                base.resolve("recordings"),
                new VersionArchive(base.resolve("store/versions")),
                voice,
                () -> now);
        FirstDialplans first = FirstDialplans.load(parts);
        LiveDialplans dialplans = new LiveDialplans(Map.of("*", "hotline"), first.served(), LiveDialplans.Archive.NONE);
        Reloader reloader =
                new Reloader(parts, first, dialplans, new LiveVersions(parts, Set::of), new ReloadMetrics(metrics));
        InMemoryJournal journal = new InMemoryJournal();
        Desk desk = new Desk(journal, _ -> Optional.empty(), Map.of(), Outside.NONE, () -> now);
        List<HealthPart> health =
                List.of(new HealthPart("ari", () -> new HealthPart.Condition(true, "connected to Asterisk")));
        StatusPage status = new StatusPage(
                "greenline",
                new Switchboard(dialplans, desk, CallListener.NONE),
                dialplans,
                reloader,
                List::of,
                health);
        engine = new OperationServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new OperationServer.Pages(health, metrics, new CallWindow(journal, journal), () -> {
                    look(reloader);
                    return status.json();
                }));
        settings = Files.writeString(base.resolve("greenline.properties"), """
                ari.enabled = false
                dialplans.directory = dialplans
                store.directory = store
                http.listen = 127.0.0.1:%d
                """.formatted(
                        engine.address().getPort()));
    }

    private void look(Reloader reloader) {
        try {
            now = now.plusSeconds(1);
            reloader.look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "-s";
        all[arguments.length + 1] = settings.toString();
        return line.execute(all);
    }

    private Path draft(String words) throws IOException {
        Path drafts = Files.createDirectories(base.resolve("drafts"));
        Files.writeString(drafts.resolve("hotline.test.yaml"), TEST_FILE);
        return Files.writeString(drafts.resolve("hotline.yaml"), saying(words));
    }

    @Test
    void publishChecksTestsComparesAndWaitsUntilItIsLive() throws IOException {
        assertThat(run("publish", draft("Two").toString())).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("1 passed, 0 failed", "~ prompt said in en-US: \"One\" -> \"Two\"", " is live after ");
        assertThat(live).hasContent(saying("Two"));
        assertThat(run("status")).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("engine greenline", "dialplan hotline: version ", ", 0 calls", "ready     ari");
        assertThat(metrics.scrape()).contains("greenline_dialplan_went_live_total{dialplan=\"hotline\"} 2");
    }

    @Test
    void whatTheTestsNeedBesideTheDialplanIsThereAndIsNotPublished() throws IOException {
        Path drafts = Files.createDirectories(base.resolve("drafts"));
        Files.writeString(drafts.resolve("back.yaml"), saying("Back").replace("hotline", "back"));
        Files.writeString(drafts.resolve("other.yaml"), "no: dialplan: at all");
        Files.writeString(drafts.resolve("routing.yaml"), """
                queues:
                  general: {skills: [language], hours: office, callback: {attempts: 1}}
                agents:
                  - {id: "1001", name: Ann, endpoint: PJSIP/1001, skills: {language: [en-US]}}
                """);
        Files.writeString(
                drafts.resolve("calendars.yaml"),
                "calendars: {office: {time-zone: Asia/Shanghai, open: {mon-fri: 08:00-20:00}}}");
        Files.writeString(drafts.resolve("hotline.test.yaml"), """
                dialplan: hotline
                callback-dialplan: back
                cases:
                  - name: who is called back hears the other dialplan
                    caller: {number: "13900000001"}
                    agents: {"1001": [{talks: 10m}, ready]}
                    ahead: 1
                    script: [{at: desk, press: "1", after: 2s}, {press: "1", after: 4s}]
                    called-back: {expect: [{says: Back}]}
                    expect: [{called-back: 1}]
                """);
        Path draft = Files.writeString(
                drafts.resolve("hotline.yaml"),
                saying("Two")
                        .replace(
                                "desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}",
                                "desk: {queue: general, max-wait: 1h, exits: [{key: 1, to: callback}], next: hangup, on: {timeout: hangup,"
                                        + " failed: hangup, closed: hangup, full: hangup, unstaffed: hangup, callback: hangup}}"));
        assertThat(run("publish", draft.toString())).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("1 passed, 0 failed", "dialplan hotline", " is live after ")
                .doesNotContain("dialplan back", "\nback ");
        assertThat(live).hasContent(Files.readString(draft));
        assertThat(live.resolveSibling("back.yaml")).doesNotExist();
        assertThat(live.resolveSibling("routing.yaml")).doesNotExist();
    }

    @Test
    void aDryRunShowsTheSameAndChangesNothing() throws IOException {
        assertThat(run("publish", "--dry-run", draft("Two").toString())).isZero();
        assertThat(out.toString()).contains("1 passed", "~ prompt said").doesNotContain("is live");
        assertThat(live).hasContent(saying("One"));
    }

    @Test
    void whatIsWrongOrFailsItsTestsIsNotPublished() throws IOException {
        Path draft = draft("Two");
        Files.writeString(draft, saying("Two").replace("next: desk}", "next: dsk}"));
        assertThat(run("publish", draft.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("hotline.yaml:6:28: error: there is no node 'dsk'");
        Files.writeString(draft, saying("Two").replace("start: said", "start: desk"));
        assertThat(run("publish", draft.getParent().toString())).isEqualTo(1);
        assertThat(out.toString()).contains("nothing was published", draft.getParent() + "/hotline.test.yaml:");
        assertThat(live).hasContent(saying("One"));
        assertThat(run("publish", base.resolve("none").toString())).isEqualTo(1);
    }

    @Test
    void aSavedFileWithErrorsIsToldByStatusUntilItIsMended() throws IOException {
        Files.writeString(live, saying("Two").replace("next: desk}", "next: dsk}"));
        run("status");
        assertThat(run("status")).as(out.toString()).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "refused since ",
                        "hotline.yaml:6:28: error: there is no node 'dsk'",
                        "its file has something else");
        assertThat(run("status", "--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"rule\":\"missing-target\"", "\"line\":6");
        assertThat(metrics.scrape())
                .contains("greenline_dialplan_refused 1.0", "greenline_dialplan_refusals_total 1.0");
        assertThat(run("publish", draft("Three").toString())).as(out.toString()).isZero();
        assertThat(out.toString()).contains("what stood there and was never live is kept as version ");
        assertThat(run("status")).isZero();
    }

    @Test
    void rollbackGoesToWhatWasLiveBeforeAndBackAgain() throws IOException {
        run("status");
        run("publish", draft("Two").toString());
        assertThat(run("rollback", "hotline")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("\"Two\" -> \"One\"", " is live after ");
        assertThat(live).hasContent(saying("One"));
        assertThat(run("rollback", "hotline")).isZero();
        assertThat(live).hasContent(saying("Two"));
    }

    @Test
    void rollbackToANamedVersionLosesNoUnpublishedEdit() throws IOException {
        run("status");
        run("publish", draft("Two").toString());
        Files.writeString(live, "no: dialplan: at all");
        String first = version("One");
        assertThat(run("rollback", "hotline", first.substring(0, 12)))
                .as(out.toString())
                .isZero();
        assertThat(live).hasContent(saying("One"));
        assertThat(out.toString()).contains("what stood there and was never live is kept as version ");
        assertThat(run("rollback", "nothing")).isEqualTo(1);
        assertThat(run("rollback", "hotline", "zzz")).isEqualTo(1);
    }

    private String version(String words) throws IOException {
        for (String hash : base.resolve("store/versions/hotline").toFile().list()) {
            Path kept = base.resolve("store/versions/hotline").resolve(hash).resolve("files/hotline.yaml");
            if (Files.readString(kept).equals(saying(words))) {
                return hash;
            }
        }
        throw new AssertionError("no version says " + words);
    }

    @Test
    void versionsAreListedWithWhatIsLive() throws IOException {
        run("status");
        run("publish", draft("Two").toString());
        assertThat(run("versions", "hotline")).isZero();
        assertThat(out.toString().lines().toList())
                .hasSize(3)
                .satisfies(lines ->
                        assertThat(lines.get(1)).contains(version("Two").substring(0, 12), "live, 0 calls"))
                .satisfies(lines -> assertThat(lines.get(2))
                        .contains(version("One").substring(0, 12))
                        .doesNotContain("live"));
        assertThat(run("versions", "--json")).isZero();
        assertThat(out.toString()).contains("\"live\":true", "\"live\":false");
        assertThat(run("versions", "other")).isEqualTo(1);
    }

    @Test
    void diffComparesFilesVersionsAndWhatIsLive() throws IOException {
        run("status");
        Path draft = draft("Two");
        assertThat(run("diff", "live", draft.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("~ prompt said in en-US: \"One\" -> \"Two\"");
        assertThat(run("diff", draft.toString(), version("One").substring(0, 8)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("\"Two\" -> \"One\"");
        assertThat(run("diff", live.toString(), "live")).isZero();
        assertThat(out.toString()).contains("no difference for callers");
        assertThat(run("diff", "--json", live.toString(), draft.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("\"what\":\"prompt\"", "\"change\":\"changed\"", "\"same\":false");
        assertThat(run("diff", "live", "live")).isEqualTo(2);
        assertThat(run("diff", "live", "no-such-file")).isEqualTo(1);
    }

    @Test
    void withoutAnEngineStatusSaysSoAndPublishLeavesItToTheNext() throws IOException {
        engine.close();
        assertThat(run("status")).isEqualTo(1);
        assertThat(out.toString())
                .contains("no engine answers at http://127.0.0.1:")
                .doesNotContain("\tat ");
        assertThat(run("publish", draft("Two").toString())).as(out.toString()).isZero();
        assertThat(out.toString()).contains("no engine answers", "the next one starts with this");
        assertThat(live).hasContent(saying("Two"));
        assertThat(run("versions"))
                .as("the edit that was never live in an engine is kept")
                .isZero();
    }
}
