package io.greenline.forecast;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** How long something takes, by chance. StrictMath: the same seed is the same day on every machine. */
public sealed interface Distribution {
    /** The mean. */
    Duration mean();

    /** One time, drawn. */
    Duration draw(SplittableRandom chance);

    /** Always the same. */
    record Fixed(Duration mean) implements Distribution {
        @Override
        public Duration draw(SplittableRandom chance) {
            return mean;
        }
    }

    /** Ends at any moment with the same chance, as patience does and, roughly, talk. */
    record Exponential(Duration mean) implements Distribution {
        @Override
        public Duration draw(SplittableRandom chance) {
            return nanos(-StrictMath.log(1 - chance.nextDouble()) * mean.toNanos());
        }
    }

    /**
     * Many near the middle, a few far longer, as handling times are where they are measured.
     *
     * @param deviation the standard deviation
     */
    record LogNormal(Duration mean, Duration deviation) implements Distribution {
        @Override
        public Duration draw(SplittableRandom chance) {
            double ratio = (double) deviation.toNanos() / mean.toNanos();
            double variance = StrictMath.log(1 + ratio * ratio);
            double normal = Math.sqrt(-2 * StrictMath.log(1 - chance.nextDouble()))
                    * StrictMath.cos(2 * Math.PI * chance.nextDouble());
            return nanos(StrictMath.exp(
                    StrictMath.log((double) mean.toNanos()) - variance / 2 + Math.sqrt(variance) * normal));
        }
    }

    /** One of those that were seen, each as likely. */
    final class Measured implements Distribution {
        private final long[] nanos;

        /** @param seen at least one */
        public Measured(List<Duration> seen) {
            if (seen.isEmpty()) {
                throw new IllegalArgumentException("nothing was measured");
            }
            nanos = seen.stream().mapToLong(Duration::toNanos).toArray();
        }

        @Override
        public Duration mean() {
            double sum = 0;
            for (long each : nanos) {
                sum += each;
            }
            return Distribution.nanos(sum / nanos.length);
        }

        @Override
        public Duration draw(SplittableRandom chance) {
            return Duration.ofNanos(nanos[chance.nextInt(nanos.length)]);
        }
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.max(1, Math.round(nanos)));
    }
}
