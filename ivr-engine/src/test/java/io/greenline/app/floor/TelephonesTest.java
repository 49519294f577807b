package io.greenline.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.Agent;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.routing.plan.RoutingFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample floor on a machine that has none of its telephones. */
class TelephonesTest {
    private static final Path SAMPLE = Path.of("../dialplans/routing.yaml");

    @TempDir
    private Path folder;

    @Test
    void callersRiseWhenTheFileSays() throws Exception {
        Path file = Files.writeString(folder.resolve("routing.yaml"), "queues: {general: {}}\nrises-after: 3m\n");
        Routing read = ((RoutingFile.Loaded) RoutingFolder.load(file, Set.of())).routing();
        assertThat(Telephones.of(read, "Local/{id}").plan().risesAfter()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void eachAgentRingsWhereThePatternSaysAndIsOtherwiseTheSame() {
        Routing read = ((RoutingFile.Loaded) RoutingFolder.load(SAMPLE, Set.of())).routing();
        Routing moved = Telephones.of(read, "Local/agent-{id}@desks");
        assertThat(moved.plan().agents().values())
                .extracting(Agent::endpoint)
                .startsWith("Local/agent-1001@desks", "Local/agent-1002@desks")
                .hasSameSizeAs(read.plan().agents().values());
        assertThat(moved)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*endpoint")
                .isEqualTo(read);
    }
}
