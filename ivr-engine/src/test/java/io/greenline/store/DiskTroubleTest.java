package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiskTroubleTest {
    private final DiskTrouble trouble = new DiskTrouble(new JournalLimits(
            Duration.ofMillis(2),
            20,
            1000,
            1 << 20,
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1)));

    private Duration afterPauses(int pauses) {
        for (int i = 0; i < pauses; i++) {
            trouble.paused(false);
        }
        return trouble.pause();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(afterPauses(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(afterPauses(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(afterPauses(2)).isEqualTo(Duration.ofSeconds(5));
        assertThat(afterPauses(1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whoClosesHasNoTimeForLongPauses() {
        assertThat(afterPauses(2)).isEqualTo(Duration.ofSeconds(4));
        trouble.paused(true);
        assertThat(trouble.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void troubleThatIsOverIsForgottenAndToldOnce() {
        assertThat(trouble.isOver()).isFalse();
        trouble.is("disk full");
        assertThat(afterPauses(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(trouble.lastError()).contains("disk full");
        assertThat(trouble.isOver()).isTrue();
        assertThat(trouble.lastError()).isEmpty();
        assertThat(trouble.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(trouble.isOver()).isFalse();
    }
}
