package io.greenline.forecast;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How long callers wait before they hang up, estimated from those who did and from those who were answered before they would have.
 *
 * <p>The estimator of Kaplan and Meier (1958): who was answered, or went another way, after some time is known to have waited so
 * long at least, and counts as long as she was there. Beyond the longest wait of all nothing is known; there the curve goes on as
 * the exponential through its last point (Brown, Hollander and Korwar 1974), as patience is roughly exponential in call centres
 * (Brown et al. 2005).
 */
final class Patience {
    /** When somebody hung up, in nanoseconds, ascending. */
    private final long[] times;

    /** The share of callers who are patient beyond each of them. */
    private final double[] beyond;

    private final long longest;

    /** Mean of the exponential tail, in nanoseconds. */
    private final double tail;

    /** One wait, and whether it ended because she hung up. */
    record Waited(Duration length, Until until) {
        /** What ended it. */
        enum Until {
            HUNG_UP,
            OTHERWISE
        }

        boolean hungUp() {
            return until == Until.HUNG_UP;
        }
    }

    private Patience(long[] times, double[] beyond, long longest, double tail) {
        this.times = times;
        this.beyond = beyond;
        this.longest = longest;
        this.tail = tail;
    }

    /** Empty where nobody hung up: then nothing is known but that all are patient. */
    static Optional<Patience> of(List<Waited> waits) {
        List<Waited> sorted = waits.stream()
                .sorted((a, b) -> a.length().compareTo(b.length()))
                .toList();
        long[] times = new long[sorted.size()];
        double[] beyond = new double[sorted.size()];
        int steps = 0;
        double share = 1;
        double total = 0;
        long hangUps = 0;
        for (int i = 0, j; i < sorted.size(); i = j) {
            long time = sorted.get(i).length().toNanos();
            int hungUp = 0;
            for (j = i; j < sorted.size() && sorted.get(j).length().toNanos() == time; j++) {
                hungUp += sorted.get(j).hungUp() ? 1 : 0;
                total += time;
            }
            if (hungUp > 0) {
                share *= 1 - (double) hungUp / (sorted.size() - i);
                times[steps] = time;
                beyond[steps++] = share;
                hangUps += hungUp;
            }
        }
        if (hangUps == 0) {
            return Optional.empty();
        }
        long longest = sorted.getLast().length().toNanos();
        double tail = share > 0 && longest > 0 ? longest / -StrictMath.log(share) : total / hangUps;
        return Optional.of(
                new Patience(Arrays.copyOf(times, steps), Arrays.copyOf(beyond, steps), longest, Math.max(tail, 1)));
    }

    /** The share of callers who wait longer than this. */
    double beyond(Duration wait) {
        long nanos = wait.toNanos();
        if (nanos >= longest && beyond[beyond.length - 1] > 0) {
            return StrictMath.exp(-nanos / tail);
        }
        int at = Arrays.binarySearch(times, nanos);
        int last = at >= 0 ? at : -at - 2;
        return last < 0 ? 1 : beyond[last];
    }

    /** How long one will wait who has waited so long already: longer than that. */
    Duration draw(Duration already, SplittableRandom chance) {
        double rest = beyond(already);
        double left = rest * (1 - chance.nextDouble());
        int step = rest > 0 ? firstStepTo(left, firstBeyond(already)) : times.length;
        if (step < times.length) {
            return Duration.ofNanos(times[step]);
        }
        double more = rest > 0
                ? Math.max(-StrictMath.log(left) * tail, (double) longest) - already.toNanos()
                : -StrictMath.log(1 - chance.nextDouble()) * tail;
        return already.plusNanos(Math.max(1, Math.round(more)));
    }

    private int firstStepTo(double share, int from) {
        int low = from;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (beyond[middle] <= share) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int firstBeyond(Duration already) {
        int at = Arrays.binarySearch(times, already.toNanos());
        return at >= 0 ? at + 1 : -at - 1;
    }
}
