package io.greenline.forecast;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The formulas for one queue whose agents are all alike, in a steady state.
 *
 * <p>Erlang C: nobody hangs up; arrivals by chance, exponential handling. Erlang A: callers lose patience, exponentially. Both
 * are exact for these assumptions and no others. (A. K. Erlang 1917; C. Palm 1957; the sums are the textbook ones for the birth and
 * death process.)
 *
 * @param service share of all callers who are answered within T, 0 to 1
 * @param meanWait mean wait of those who are answered, in seconds
 * @param abandoned share of callers who hang up, 0 to 1
 */
public record Erlang(double service, double meanWait, double abandoned) {
    private static final double NEGLIGIBLE = 1e-13;
    private static final int MOST_WAITING = 200_000;

    /**
     * The situation.
     *
     * @param arrivals calls per second
     * @param handling mean time that a call takes an agent
     * @param agents at least 1
     * @param within T of the service level
     */
    public record Load(double arrivals, Duration handling, int agents, Duration within) {
        double served() {
            return 1e9 / handling.toNanos();
        }

        double offered() {
            return arrivals / served();
        }

        double seconds() {
            return within.toNanos() / 1e9;
        }
    }

    /** Nobody hangs up. Empty where the agents cannot keep up: the line would grow for ever. */
    public static Optional<Erlang> c(Load load) {
        double offered = load.offered();
        if (load.agents() < 1 || offered >= load.agents()) {
            return Optional.empty();
        }
        double blocked = 1;
        for (int n = 1; n <= load.agents(); n++) {
            blocked = offered * blocked / (n + offered * blocked);
        }
        double waits = load.agents() * blocked / (load.agents() - offered * (1 - blocked));
        double spare = (load.agents() - offered) * load.served();
        return Optional.of(new Erlang(1 - waits * Math.exp(-spare * load.seconds()), waits / spare, 0));
    }

    /**
     * Callers hang up.
     *
     * @param patience its mean
     */
    public static Erlang a(Load load, Duration patience) {
        return new Impatient(load, 1e9 / patience.toNanos()).solved();
    }

    /** The chances of so many callers in the system, and what becomes of one who finds so many. */
    private static final class Impatient {
        private final Load load;
        private final double leaves;
        private final double all;
        /** The chance to find all agents busy and so many waiting. */
        private final double[] found;

        private double free;

        Impatient(Load load, double leaves) {
            this.load = load;
            this.leaves = leaves;
            this.all = load.agents() * load.served();
            this.found = chances();
        }

        private double[] chances() {
            double below = 0;
            double chance = 1;
            for (int n = load.agents(); n > 0; n--) {
                chance *= n * load.served() / load.arrivals();
                below += chance;
            }
            double[] waiting = new double[1024];
            double sum = below;
            chance = 1;
            int count = 0;
            for (int j = 0; j < MOST_WAITING && (chance > NEGLIGIBLE * sum || j == 0); j++) {
                if (j == waiting.length) {
                    waiting = Arrays.copyOf(waiting, j * 2);
                }
                waiting[j] = chance;
                sum += chance;
                count = j + 1;
                chance *= load.arrivals() / (all + (j + 1) * leaves);
            }
            free = below / sum;
            double[] scaled = Arrays.copyOf(waiting, count);
            for (int j = 0; j < count; j++) {
                scaled[j] /= sum;
            }
            return scaled;
        }

        Erlang solved() {
            double served = free;
            double waited = 0;
            double servedOfJ = 1;
            double waitedOfJ = 0;
            for (int j = 0; j < found.length; j++) {
                double rate = all + (j + 1) * leaves;
                double onward = (all + j * leaves) / rate;
                waitedOfJ = onward * (waitedOfJ + servedOfJ / rate);
                servedOfJ *= onward;
                served += found[j] * servedOfJ;
                waited += found[j] * waitedOfJ;
            }
            return new Erlang(free + servedWithin(load.seconds()), waited / served, 1 - served);
        }

        /** The share of those who have to wait and are served within a time: the chain of those ahead, by uniformisation. */
        private double servedWithin(double time) {
            double fastest = all + found.length * leaves;
            double mean = fastest * time;
            double[] at = found.clone();
            double done = 0;
            double result = 0;
            double weight = Math.exp(-mean);
            double weights = 0;
            for (int step = 0; weights < 1 - NEGLIGIBLE && step < mean + 60 + 12 * Math.sqrt(mean); step++) {
                result += weight * done;
                weights += weight;
                weight *= mean / (step + 1);
                done += at[0] * all / fastest;
                for (int j = 0; j < at.length; j++) {
                    double stays = at[j] * (1 - (all + (j + 1) * leaves) / fastest);
                    double comes = j + 1 < at.length ? at[j + 1] * (all + (j + 1) * leaves) / fastest : 0;
                    at[j] = stays + comes;
                }
            }
            return result;
        }
    }
}
