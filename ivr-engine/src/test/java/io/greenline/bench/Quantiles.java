package io.greenline.bench;

import java.util.Arrays;
import java.util.Collection;

/** Quantiles by nearest rank: every figure is one that was measured. */
record Quantiles(long[] sorted) {
    Quantiles {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    static Quantiles of(Collection<Long> values) {
        return new Quantiles(values.stream().mapToLong(Long::longValue).toArray());
    }

    /** In milliseconds of values in nanoseconds; NaN where nothing was measured. */
    double millisAt(double quantile) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(quantile * sorted.length);
        return sorted[Math.clamp(rank - 1L, 0, sorted.length - 1)] / 1e6;
    }

    double median() {
        return millisAt(0.5);
    }

    double p99() {
        return millisAt(0.99);
    }
}
