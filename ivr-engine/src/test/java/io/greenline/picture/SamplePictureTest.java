package io.greenline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The picture in the pages is the sample's, as it is now. */
class SamplePictureTest {
    private static final Path COMMITTED = Path.of("../docs/pictures/hotline.svg");

    @Test
    void thePictureInThePagesIsOfTheSampleAsItIsNow() throws Exception {
        String now = Picture.of(Plans.hotline(), new Overlay.None(), Format.SVG, Direction.DOWN);
        assertThat(Files.readString(COMMITTED).equals(now))
                .as("docs/pictures/hotline.svg is of another version; draw it anew: "
                        + "scripts/greenline graph dialplans/hotline.yaml --output docs/pictures/hotline.svg")
                .isTrue();
    }
}
