package io.greenline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void aQuantileIsAFigureThatWasMeasured() {
        List<Long> millis = LongStream.rangeClosed(1, 100)
                .map(value -> 101 - value)
                .mapToObj(value -> value * 1_000_000)
                .toList();
        Quantiles hundred = Quantiles.of(millis);

        assertThat(hundred.median()).isEqualTo(50);
        assertThat(hundred.p99()).isEqualTo(99);
        assertThat(hundred.millisAt(1)).isEqualTo(100);
    }

    @Test
    void oneFigureIsEveryQuantileAndNoneIsNone() {
        assertThat(Quantiles.of(List.of(7_000_000L)).p99()).isEqualTo(7);
        assertThat(Quantiles.of(List.of()).median()).isNaN();
    }
}
