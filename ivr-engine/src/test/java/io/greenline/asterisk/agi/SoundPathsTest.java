package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SoundPathsTest {
    private final SoundPaths paths = new SoundPaths(Path.of("/engine/prompts/"), "/srv/prompts/");

    @Test
    void aFileBelowIsNamedAsAsteriskSeesIt() {
        assertThat(paths.asAsteriskSees(Path.of("/engine/prompts/en/./x/../menu")))
                .hasValue("/srv/prompts/en/menu");
    }

    @Test
    void aFileElsewhereHasNoName() {
        assertThat(paths.asAsteriskSees(Path.of("/engine/prompts"))).isEmpty();
        assertThat(paths.asAsteriskSees(Path.of("/engine/prompts2/menu"))).isEmpty();
        assertThat(paths.asAsteriskSees(Path.of("/engine/prompts/../secret"))).isEmpty();
        assertThat(paths.asAsteriskSees(Path.of("menu"))).isEmpty();
    }
}
