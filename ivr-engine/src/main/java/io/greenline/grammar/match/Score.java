package io.greenline.grammar.match;

/**
 * How well a path fits. Costs are whole numbers, so that adding them up in any order gives the same: the negative natural
 * logarithm of a weight relative to the heaviest alternative (SRGS 1.0 section 2.4.1), or of a probability of repeating
 * (section 2.5.1), in units of 2<sup>-20</sup>. Words taken by garbage count first: one more of them is worse than any cost.
 */
final class Score {
    private static final double UNIT = 1 << 20;

    /** Of what has weight or probability zero: possible, and worse than everything else. */
    static final long HIGHEST_COST = 1L << 40;

    private Score() {}

    /** The cost of a share from 0 to 1. */
    static long cost(double share) {
        return share <= 0 ? HIGHEST_COST : Math.min(HIGHEST_COST, Math.round(-Math.log(share) * UNIT));
    }

    /**
     * From 0 to 1; above one half where garbage took nothing, and halved for each atom that it took.
     *
     * @param garbage how many atoms garbage took
     * @param cost the sum of the costs
     */
    static double of(int garbage, long cost) {
        return Math.scalb((1 + Math.exp(-cost / UNIT)) / 2, -garbage);
    }

    /** The share that costs this. */
    static double share(long cost) {
        return cost >= HIGHEST_COST ? 0 : Math.exp(-cost / UNIT);
    }
}
