package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.scenario.Scenario;
import io.greenline.scenario.Step;
import io.greenline.scenario.TestFileLoader;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleHotlineTest {
    private static final Path DIALPLANS = Path.of("../dialplans");

    /** A whole dialplan in one file. */
    private static final String SMALL = """
            dialplan: small
            languages: [en-US]
            start: greeting
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              greeting: {play: greeting, next: desk}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
            prompts: {greeting: {en-US: Hello}}
            """;

    private static Dialplan hotline() {
        return sample("hotline");
    }

    private static Dialplan sample(String name) {
        DialplanLoader.Result result = DialplanLoader.load(DIALPLANS.resolve(name + ".yaml"));
        assertThat(result.diagnostics()).isEmpty();
        return ((DialplanLoader.Loaded) result).dialplan();
    }

    @Test
    void theHotlineIsReadAsWritten() {
        Dialplan hotline = hotline();
        assertThat(hotline.name()).isEqualTo("hotline");
        assertThat(hotline.version()).matches("[0-9a-f]{64}");
        assertThat(hotline.main().variables())
                .containsEntry("customer.account", new Value.Text(""))
                .containsKeys("bill.balance", "outage.number", "office.opens");
        assertThat(hotline.main().node(new NodeId("identify"))).isInstanceOfSatisfying(Node.Lookup.class, lookup -> {
            assertThat(lookup.budget()).isEqualTo(Duration.ofMillis(300));
            assertThat(lookup.at()).hasToString("../dialplans/hotline.yaml:30:3");
        });
        assertThat(hotline.main().node(new NodeId("general-desk")).at().file())
                .isEqualTo("../dialplans/fragments/desks.yaml");
        Flow outage = hotline.flow("report-outage").orElseThrow();
        assertThat(outage.node(outage.start()).ways().operator())
                .isEqualTo(new Target.InMain(new NodeId("general-desk")));
        List<Prompt.Piece> english = hotline.prompts()
                .get(new PromptId("account-number-is"))
                .texts()
                .get(hotline.languages().getLast());
        assertThat(english.get(1))
                .isInstanceOfSatisfying(
                        Prompt.Piece.Gap.class, gap -> assertThat(gap.form()).isEqualTo(SpokenForm.DIGITS));
    }

    @Test
    void expressionsAreEvaluatedFromTheScope() throws Expression.EvaluationException {
        Node.Choose triage = (Node.Choose) hotline().main().node(new NodeId("triage"));
        Map<String, Value> scope = new HashMap<>(Map.of("class.name", new Value.Text("green-channel")));
        Expression critical = triage.branches().get(1).condition();
        assertThat(critical.evaluate(scope::get)).isEqualTo(new Value.Flag(true));
        scope.put("class.name", new Value.Text("ordinary"));
        assertThat(critical.evaluate(scope::get)).isEqualTo(new Value.Flag(false));
    }

    @Test
    void itsTestFileFitsIt() {
        TestFileLoader.Result result =
                TestFileLoader.load(DIALPLANS.resolve("hotline.test.yaml"), name -> Optional.of(sample(name)));
        assertThat(result.diagnostics()).isEmpty();
        List<Scenario> scenarios = ((TestFileLoader.Loaded) result).scenarios();
        assertThat(scenarios).hasSizeGreaterThan(14);
        Scenario silences = scenarios.stream()
                .filter(scenario -> scenario.name().startsWith("three silences"))
                .findFirst()
                .orElseThrow();
        assertThat(silences.caller().number()).contains(new PhoneNumber("13900000020"));
        assertThat(silences.script())
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Silence.class, step -> assertThat(step.times()).isEqualTo(3));
    }

    @Test
    void aTestFileIsCheckedAgainstItsDialplan() {
        String file = """
                dialplan: hotline
                cases:
                  - name: one
                    script:
                      - {at: main-meny, press: "1"}
                      - {press: x}
                      - {press: "1", say: nothing}
                    expect: [{hears: greting}, {transferred-to: nobody}, {language: fr-FR}, {ended: never}]
                  - name: one
                """;
        assertThat(
                        TestFileLoader.load("t", file.getBytes(StandardCharsets.UTF_8), _ -> Optional.of(hotline()))
                                .diagnostics()
                                .stream()
                                .map(found ->
                                        found.at().line() + ":" + found.at().column() + " " + found.rule()))
                .containsExactly(
                        "5:14 unknown-in-dialplan",
                        "6:17 bad-step",
                        "7:9 bad-step",
                        "8:22 unknown-in-dialplan",
                        "8:49 unknown-in-dialplan",
                        "8:69 unknown-in-dialplan",
                        "8:85 unknown-word",
                        "9:5 empty-scenario",
                        "9:11 duplicate-scenario");
    }

    @Test
    void aDirectoryIsSearchedForDialplans(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.yaml"), SMALL);
        Files.writeString(directory.resolve("b.yaml"), "dialplan: b\n");
        Files.writeString(directory.resolve("other.yaml"), "queues: []\n");
        Files.writeString(directory.resolve("a.test.yaml"), "nonsense: [\n");
        Files.writeString(directory.resolve("broken.yaml"), "nonsense: [\n");
        Files.createSymbolicLink(directory.resolve("circle"), directory);
        Path missing = directory.resolve("missing.yaml");
        DialplanFiles.Found found = DialplanFiles.load(List.of(directory, missing));
        assertThat(found.dialplans()).containsOnlyKeys(directory.resolve("a.yaml"));
        assertThat(found.diagnostics().stream()
                        .map(one -> Path.of(one.at().file()).getFileName().toString())
                        .distinct())
                .containsExactly("b.yaml", "broken.yaml", "missing.yaml");
    }

    @Test
    void theCalendarsBesideDialplansAreCheckedAsCalendars(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.yaml"), SMALL);
        Path calendars = Files.copy(DIALPLANS.resolve("calendars.yaml"), directory.resolve("calendars.yaml"));
        DialplanFiles.Found found = DialplanFiles.load(List.of(directory));
        assertThat(found.dialplans()).containsOnlyKeys(directory.resolve("a.yaml"));
        assertThat(found.calendars()).containsOnlyKeys(calendars);
        Files.writeString(calendars, "calendars: {office: {time-zone: Asia/Shanghai}}\n");
        for (Path asked : List.of(directory, calendars)) {
            assertThat(DialplanFiles.load(List.of(asked)).diagnostics())
                    .singleElement()
                    .asString()
                    .endsWith(
                            "/calendars.yaml:1:21: error: a calendar lacks 'open'; add 'open:' with always, or a block:"
                                    + " weekdays and hours [missing-key]");
        }
    }
}
