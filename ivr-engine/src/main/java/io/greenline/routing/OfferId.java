package io.greenline.routing;

/**
 * One reservation of an agent for a caller.
 *
 * @param number from 1, ascending, never used twice as long as the routing log lives
 */
public record OfferId(long number) implements Comparable<OfferId> {
    @Override
    public int compareTo(OfferId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
