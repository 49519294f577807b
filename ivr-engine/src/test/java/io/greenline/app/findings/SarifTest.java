package io.greenline.app.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.DialplanRule;
import io.greenline.source.Diagnostic;
import io.greenline.source.Fix;
import io.greenline.source.Rule;
import io.greenline.source.Severity;
import io.greenline.source.SourceSpan;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers of SARIF 2.1.0 rely on: the sections in the comments are those of the OASIS standard. */
class SarifTest {
    private static final SourceSpan AT = new SourceSpan("dialplans/热线 1.yaml", 12, 9);
    private static final Fix FIX = new Fix(AT, new SourceSpan(AT.file(), 12, 14), "main-menu");
    private static final Diagnostic ERROR = new Diagnostic(
            AT, Severity.ERROR, "missing-target", "there is no node 'mian'", "did you mean 'main'?", Optional.of(FIX));
    private static final Diagnostic WARNING =
            Diagnostic.warning(new SourceSpan("a:b.yaml", 1, 1), "more-findings", "3 more findings", "");

    private static JsonNode log(Diagnostic... findings) {
        return JsonMapper.shared().readTree(Sarif.of(Report.ofDialplans(1, List.of(findings)), RuleCatalogue.ALL));
    }

    private static JsonNode run(Diagnostic... findings) {
        return log(findings).at("/runs/0");
    }

    @Test
    void theLogIsOfThisVersionAndHasOneRun() { // 3.13.2, 3.13.4
        assertThat(log().at("/version").asString()).isEqualTo("2.1.0");
        assertThat(log().at("/$schema").asString()).endsWith("sarif-2.1.0.json");
        assertThat(log().at("/runs")).hasSize(1);
    }

    @Test
    void aRunWithoutFindingsHasAnEmptyListOfResults() { // 3.14.23: absent would mean that nothing was checked
        assertThat(run().at("/results").isArray()).isTrue();
        assertThat(run().at("/results")).isEmpty();
    }

    @Test
    void everyRuleIsDescribedOnceWithItsHelp() { // 3.19.23, 3.49
        List<JsonNode> rules = StreamSupport.stream(
                        run().at("/tool/driver/rules").spliterator(), false)
                .toList();
        assertThat(rules)
                .extracting(rule -> rule.at("/id").asString())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(RuleCatalogue.ALL);
        for (JsonNode rule : rules) {
            String id = rule.at("/id").asString();
            assertThat(rule.at("/shortDescription/text").asString()).as(id).endsWith(".");
            assertThat(rule.at("/help/text").asString())
                    .as(id)
                    .containsPattern(
                            "See docs/(checks.md#%s|calendars.md|notices.md|routing-reference.md|forecast.md|grammars.md#checks)\\."
                                    .formatted(id));
            assertThat(rule.at("/defaultConfiguration/level").asString()).as(id).isIn("error", "warning");
        }
    }

    @Test
    void aResultNamesItsRuleByIdAndByIndex() { // 3.27.5, 3.27.6, 3.52.4
        JsonNode run = run(ERROR);
        int index = run.at("/results/0/ruleIndex").asInt(-1);
        assertThat(run.at("/tool/driver/rules").path(index).path("id").asString())
                .isEqualTo(run.at("/results/0/ruleId").asString())
                .isEqualTo(DialplanRule.MISSING_TARGET.id());
        assertThat(run(WARNING).at("/results/0").has("ruleIndex")).isFalse();
    }

    @Test
    void aResultSaysHowBadWhatAndWhere() { // 3.27.10, 3.27.11, 3.30
        JsonNode result = run(ERROR).at("/results/0");
        assertThat(result.at("/level").asString()).isEqualTo("error");
        assertThat(result.at("/message/text").asString()).isEqualTo("there is no node 'mian'; did you mean 'main'?");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(12);
        assertThat(place.at("/region/startColumn").asInt()).isEqualTo(9);
        assertThat(run(ERROR).at("/columnKind").asString()).isEqualTo("unicodeCodePoints");
        assertThat(run(WARNING).at("/results/0/level").asString()).isEqualTo("warning");
        assertThat(run(WARNING).at("/results/0/message/text").asString()).isEqualTo("3 more findings");
    }

    @Test
    void aFileIsAnAddress() { // 3.4.3: a URI reference, RFC 3986
        assertThat(uri(ERROR).isAbsolute()).isFalse();
        assertThat(uri(ERROR).toString()).isEqualTo("./dialplans/%E7%83%AD%E7%BA%BF%201.yaml");
        assertThat(uri(WARNING).getPath()).isEqualTo("./a:b.yaml");
        Diagnostic absolute = Diagnostic.error(SourceSpan.startOf("/srv/a b.yaml"), "encoding", "bad", "");
        assertThat(Path.of(uri(absolute))).isEqualTo(Path.of("/srv/a b.yaml"));
    }

    private static URI uri(Diagnostic finding) {
        return URI.create(run(finding)
                .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asString());
    }

    @Test
    void aFixSaysWhatIsTakenOutAndWhatIsPutIn() { // 3.55, 3.56, 3.57
        JsonNode change = run(ERROR).at("/results/0/fixes/0/artifactChanges/0");
        assertThat(change.at("/artifactLocation/uri").asString())
                .isEqualTo(uri(ERROR).toString());
        JsonNode deleted = change.at("/replacements/0/deletedRegion");
        assertThat(deleted.at("/startColumn").asInt()).isEqualTo(9);
        assertThat(deleted.at("/endLine").asInt()).isEqualTo(12);
        assertThat(deleted.at("/endColumn").asInt()).isEqualTo(14);
        assertThat(change.at("/replacements/0/insertedContent/text").asString()).isEqualTo("main-menu");
        assertThat(run(WARNING).at("/results/0").has("fixes")).isFalse();
    }

    @Test
    void jsonForScriptsHasEveryPartOfAFinding() {
        JsonNode json = JsonMapper.shared().readTree(FindingsJson.of(Report.ofDialplans(0, List.of(ERROR, WARNING))));
        assertThat(json.at("/errors").asInt()).isEqualTo(1);
        assertThat(json.at("/warnings").asInt()).isEqualTo(1);
        assertThat(json.at("/findings/0").toString())
                .isEqualTo("{\"file\":\"dialplans/热线 1.yaml\",\"line\":12,\"column\":9,\"severity\":\"error\","
                        + "\"rule\":\"missing-target\",\"problem\":\"there is no node 'mian'\","
                        + "\"remedy\":\"did you mean 'main'?\",\"fix\":{\"from\":{\"line\":12,\"column\":9},"
                        + "\"to\":{\"line\":12,\"column\":14},\"text\":\"main-menu\"}}");
    }

    @Test
    void noTwoRulesHaveOneId() {
        assertThat(RuleCatalogue.ALL).extracting(Rule::id).doesNotHaveDuplicates();
    }
}
