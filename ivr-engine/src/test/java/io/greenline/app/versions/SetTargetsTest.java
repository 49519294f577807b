package io.greenline.app.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.backend.BackendName;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.QueueId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetTargetsTest {
    private static final String YAML = """
            dialplan: targets
            languages: [en-US]
            start: bill
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              bill: {http: billing, get: /bill, next: text}
              text: {send: sms, post: /messages, next: night}
              night: {transfer: night-desk, next: desk}
              desk: {queue: general, on: {timeout: hangup, failed: hangup, failure: hangup}}
            """;

    private static Dialplan plan() {
        if (DialplanLoader.load("t", YAML.getBytes(StandardCharsets.UTF_8)) instanceof DialplanLoader.Loaded loaded) {
            return loaded.dialplan();
        }
        throw new AssertionError("the dialplan does not load");
    }

    private static SetTargets having(Set<EndpointName> endpoints, Set<BackendName> backends) {
        return new SetTargets(endpoints, _ -> false, backends, _ -> Optional.empty(), ReloadListener.NONE);
    }

    @Test
    void everyTelephoneAndSystemThatIsNotSetIsNamed() {
        assertThat(having(Set.of(), Set.of()).missing(plan()))
                .extracting(line -> line.replaceAll(".* needs (\\S+), .*", "$1"))
                .containsExactly("backends.billing", "backends.sms", "endpoints.general", "endpoints.night-desk");
    }

    @Test
    void whatIsSetIsNotNamed() {
        assertThat(having(
                                Set.of(new EndpointName("general"), new EndpointName("night-desk")),
                                Set.of(new BackendName("billing"), new BackendName("sms")))
                        .missing(plan()))
                .isEmpty();
    }

    @Test
    void aQueueOfTheRoutingFileNeedsNoTelephoneOfItsName() {
        SetTargets staffed = new SetTargets(
                Set.of(), new QueueId("general")::equals, Set.of(), _ -> Optional.empty(), ReloadListener.NONE);
        assertThat(staffed.missing(plan())).noneMatch(line -> line.contains("endpoints.general"));
    }
}
