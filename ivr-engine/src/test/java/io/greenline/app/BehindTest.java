package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BehindTest {
    private static void handAll(Behind<Integer> behind, int count) {
        boolean wanted = true;
        for (int i = 0; i < count && wanted; i++) {
            wanted = behind.hand(i);
        }
        behind.finish();
    }

    @Test
    void whatIsHandedIsWorkedOnInOrderAndAllOfIt() {
        List<Integer> seen = new ArrayList<>();
        try (Behind<Integer> behind = new Behind<>("test", seen::add)) {
            handAll(behind, 10_001);
        }
        assertThat(seen).hasSize(10_001).isSorted();
    }

    @Test
    void whenNoMoreIsWantedNothingMoreIsWorkedOn() {
        List<Integer> seen = new ArrayList<>();
        try (Behind<Integer> behind = new Behind<>("test", number -> {
            seen.add(number);
            return number < 2_500;
        })) {
            handAll(behind, Integer.MAX_VALUE);
        }
        assertThat(seen).hasSize(2_501);
    }

    @Test
    void whatTheWorkThrowsReachesWhoHandsIt() {
        assertThatThrownBy(() -> {
                    try (Behind<Integer> behind = new Behind<>("test", number -> {
                        throw new CommandFailure("entry " + number);
                    })) {
                        handAll(behind, 100_000);
                    }
                })
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("entry 0")
                .hasNoSuppressedExceptions();
    }
}
