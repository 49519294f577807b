package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.calendar.Calendars;
import io.greenline.dialplan.Dialplan;
import io.greenline.routing.plan.Beside;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.telephony.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases of queues on the real floor. */
class RehearsedFloorTest {
    private static final String PLAN = """
            dialplan: test
            languages: [en-US]
            start: wait
            defaults: {on: {operator: wait, failure: hangup}}
            nodes:
              wait:
                queue: general
                max-wait: 10m
                exits: [{key: 1, to: callback}, {key: 2, next: thanks}]
                next: thanks
                on: {timeout: late, failed: late, callback: thanks}
              late: {play: late, next: hangup}
              thanks: {play: thanks, next: hangup}
            prompts:
              thanks: {en-US: Thank you}
              late: {en-US: Nobody is free}
            """;

    private static final String ROUTING = """
            queues:
              general:
                promise: 20s
                skills: [language]
                wrap-up: 10s
                ring-for: 15s
                callback: {window: 08:00-21:00, attempts: 3, every: 15m}
            agents:
              - {id: "1001", name: Ann, endpoint: PJSIP/1001, skills: {language: [en-US]}}
              - {id: "1002", name: Bob, endpoint: PJSIP/1002, skills: {language: [en-US]}}
            """;

    private static List<String> failures(String oneCase) {
        Dialplan plan = Suites.plan(PLAN);
        String cases = "dialplan: test\ncases:\n  - " + oneCase.strip().replace("\n", "\n    ") + "\n";
        return Suites.scenarios(plan, cases).stream()
                .map(new Rehearsal(plan, Optional.empty(), routing())::run)
                .flatMap(verdict -> verdict.failures().stream())
                .map(Object::toString)
                .toList();
    }

    private static Routing routing() {
        RoutingFile.Result result = RoutingFile.load(
                "routing.yaml",
                ROUTING.getBytes(StandardCharsets.UTF_8),
                new Beside(Calendars.NONE, Set.of(new Language("en-US"))));
        return switch (result) {
            case RoutingFile.Loaded(Routing routing, var _) -> routing;
            case RoutingFile.Refused(var errors) -> throw new AssertionError(errors);
        };
    }

    @Test
    void anAgentWhoIsFreeTakesTheCallerAtOnce() {
        assertThat(failures("""
                name: free
                agents: {"1001": {answers: 3s, talks: 40s}}
                expect:
                  - queued: {queue: general, tier: 4, position: 1}
                  - offered: "1001"
                  - served: {agent: "1001", waited-at-most: 5s}
                  - promise: kept
                  - enters: thanks
                  - ended: engine
                """)).isEmpty();
    }

    @Test
    void whoComesLaterWaitsForThoseAheadAndThePromiseIsBroken() {
        assertThat(failures("""
                name: ahead
                agents: {"1001": {answers: 5s, talks: 55s}}
                ahead: 2
                expect:
                  - served: {agent: "1001", waited-at-most: 3m}
                  - promise: broken
                """)).isEmpty();
        assertThat(failures("""
                name: ahead
                agents: {"1001": {answers: 5s, talks: 55s}}
                ahead: 2
                expect:
                  - served: {agent: "1001", waited-at-most: 2m}
                """))
                .singleElement()
                .asString()
                .contains("served 1001 after at most 2m did not come; served by: 1001 after 2m");
    }

    @Test
    void whoIsBusyUnansweredOrGoneLeavesTheCallerToTheNextAgent() {
        for (String conduct :
                List.of("busy", "no-answer", "rejects", "unreachable", "{answers: 1s, talks: 5s, lost: true}")) {
            assertThat(failures("""
                    name: next
                    agents: {"1001": %s, "1002": ready}
                    expect:
                      - offered: ["1001", "1002"]
                      - served: {agent: "1002"}
                    """.formatted(conduct))).as(conduct).isEmpty();
        }
    }

    @Test
    void theExitKeyIsLiveWhileTheCallerWaits() {
        assertThat(failures("""
                name: exit
                agents: {"1001": {talks: 1h}}
                ahead: 1
                script: [{at: wait, press: "2", after: 40s}]
                expect: [{queued: {queue: general}}, {enters: [wait, thanks]}, {promise: broken}]
                """)).isEmpty();
    }

    @Test
    void aCallbackIsPromised() {
        assertThat(failures("""
                name: callback
                caller: {number: "13900000001"}
                agents: {"1001": {talks: 1h}}
                ahead: 3
                script: [{at: wait, press: "1", after: 10s}, {at: wait, press: "1", after: 12s}, {at: wait, press: "1", after: 5s}]
                expect: [{callback-promised: "13900000001"}]
                """)).isEmpty();
    }

    @Test
    void anAgentWhomNobodyKnowsAndAPromiseThatWasNeverPutToTheTestAreTold() {
        assertThat(failures("""
                name: stranger
                agents: {"1009": ready}
                expect: [{promise: kept}]
                """)).singleElement().asString().contains("no agent 1009");
        assertThat(failures("""
                name: nobody
                agents: {"1001": {talks: 1h}}
                ahead: 2
                script: [{at: wait, hang-up: true, after: 5s}]
                expect: [{promise: kept}, {promise: broken}, {queued: {queue: general, position: 7}}]
                """))
                .satisfiesExactly(
                        kept -> assertThat(kept).contains("nobody served the caller"),
                        broken -> assertThat(broken).contains("no promise was broken"),
                        queued ->
                                assertThat(queued).contains("queued general, place 7 did not come", "tier 4, place 2"));
    }

    @Test
    void theRoutingFileBesideTheDialplanIsTheFloorOfItsCases(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        Files.writeString(folder.resolve("routing.yaml"), ROUTING);
        Files.writeString(folder.resolve("plan.test.yaml"), """
                dialplan: test
                cases:
                  - name: free
                    agents: {"1001": ready}
                    expect: [{served: {agent: "1001"}}]
                """);
        Suite suite = new TestFiles(List.of(folder)).load();
        assertThat(suite.diagnostics()).isEmpty();
        try (Stage stage = new Stage(1)) {
            assertThat(stage.play(suite, Selection.ALL).passed()).isOne();
        }
    }
}
