package io.greenline.routing;

/**
 * Agents who are kept free for those in danger: while no more than so many who could take such a call are free, nobody of a
 * higher number is offered to them.
 *
 * @param upTo the tiers it is kept for: this one and all before it
 * @param agents how many are kept, at least 1
 */
public record Reserve(Tier upTo, int agents) {
    public Reserve {
        if (agents < 1) {
            throw new IllegalArgumentException("a reserve has at least one agent, not " + agents);
        }
    }
}
