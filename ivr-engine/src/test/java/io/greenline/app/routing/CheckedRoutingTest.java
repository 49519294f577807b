package io.greenline.app.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.DialplanFiles;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.EndpointName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What greenline check says of a routing file and of the dialplans beside it. */
class CheckedRoutingTest {
    private static final String PLAN = """
            dialplan: plan
            languages: [en-US]
            start: desk
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              desk: {queue: general, max-wait: 10s, next: hangup, on: {timeout: hangup, failed: hangup, failure: hangup}}
            prompts: {}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void aDialplan() throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
    }

    private List<String> found(String routing, Optional<Set<EndpointName>> endpoints) throws IOException {
        Files.writeString(folder.resolve("routing.yaml"), routing);
        CheckedRouting checked = CheckedRouting.among(List.of(folder));
        assertThat(checked.files()).containsExactly(folder.resolve("routing.yaml"));
        return checked.findings(DialplanFiles.load(checked.others()), endpoints).stream()
                .map(Diagnostic::toString)
                .map(text -> text.substring(folder.toString().length() + 1))
                .toList();
    }

    private static Optional<Set<EndpointName>> endpoints(String name) {
        return Optional.of(Set.of(new EndpointName(name)));
    }

    @Test
    void aQueueThatIsNeitherInTheFileNorAnEndpointIsTold() throws IOException {
        assertThat(found("queues: {genral: {}}", endpoints("other")))
                .containsExactly(
                        "plan.yaml:6:3: warning: queue 'general' of node 'desk' is neither in routing.yaml nor an "
                                + "endpoint of the settings; did you mean 'genral'? [queue-nowhere]");
    }

    @Test
    void aQueueThatIsEitherIsFine() throws IOException {
        assertThat(found("queues: {general: {}}", endpoints("other"))).isEmpty();
        assertThat(found("queues: {elder: {}}", endpoints("general"))).isEmpty();
    }

    @Test
    void withoutSettingsNobodyKnowsTheEndpoints() throws IOException {
        assertThat(found("queues: {elder: {}}", Optional.empty())).isEmpty();
    }

    @Test
    void aNodeThatWaitsShorterThanThePromiseIsTold() throws IOException {
        assertThat(found("queues: {general: {promise: 80% in 20s}}", Optional.empty()))
                .containsExactly("plan.yaml:6:3: warning: node 'desk' waits 10s, and queue 'general' promises 20s; "
                        + "wait longer, or promise more [promise-after-wait]");
        assertThat(found("queues: {general: {promise: 10s}}", Optional.empty())).isEmpty();
    }

    @Test
    void agentsAreHeldAgainstTheLanguagesOfTheDialplans() throws IOException {
        assertThat(found(
                        "queues: {general: {}}\nagents: [{id: a, endpoint: SIP/a, skills: {language: fr-FR}}]",
                        Optional.empty()))
                .singleElement()
                .asString()
                .startsWith("routing.yaml:2:54: warning: no dialplan here speaks 'fr-FR'");
    }

    @Test
    void aBrokenFileIsNoDialplan() throws IOException {
        Files.writeString(folder.resolve("routing.yaml"), "queues: {");
        CheckedRouting checked = CheckedRouting.among(List.of(folder));
        DialplanFiles.Found found = DialplanFiles.load(checked.others());
        assertThat(found.diagnostics()).isEmpty();
        assertThat(checked.findings(found, Optional.empty()))
                .singleElement()
                .asString()
                .contains("[yaml-syntax]");
    }

    @Test
    void brokenCalendarsAreToldOnce() throws IOException {
        Files.writeString(folder.resolve("calendars.yaml"), "calendars: {office: {open: always}}");
        Files.writeString(folder.resolve("routing.yaml"), "queues: {general: {hours: office}}");
        CheckedRouting checked = CheckedRouting.among(List.of(folder));
        DialplanFiles.Found found = DialplanFiles.load(checked.others());
        assertThat(found.diagnostics()).hasSize(1);
        assertThat(checked.findings(found, Optional.empty())).isEmpty();
    }
}
