package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldPaceTest {
    @ParameterizedTest
    @CsvSource({"1, 200", "50, 200", "51, 204", "300, 1200", "500, 2000", "9000, 2000"})
    void aCrowdIsLookedAfterLessOftenSoThatAllTogetherAskNoMore(int waiting, long millis) {
        HoldPace pace = new HoldPace();
        for (int i = 0; i < waiting; i++) {
            pace.begins();
        }
        assertThat(pace.piece()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void whenTheCrowdHasGoneItIsAsQuickAsBefore() {
        HoldPace pace = new HoldPace();
        for (int i = 0; i < 300; i++) {
            pace.begins();
        }
        for (int i = 0; i < 250; i++) {
            pace.ends();
        }
        assertThat(pace.piece()).isEqualTo(Duration.ofMillis(200));
    }
}
