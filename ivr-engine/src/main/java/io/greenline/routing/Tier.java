package io.greenline.routing;

/**
 * A class of callers: whoever is in a lower number is served before everyone in a higher one, however long those have waited.
 *
 * @param number 0 (danger) to 9
 */
public record Tier(int number) implements Comparable<Tier> {
    public static final Tier DANGER = new Tier(0);
    public static final Tier LIFE_SUPPORT = new Tier(1);

    /** Where a queue names no tier. The tier above it is free for those who have risen. */
    public static final Tier ORDINARY = new Tier(4);

    /** Nobody rises into the tiers up to this one: they are for danger to life alone. */
    public static final Tier LAST_OF_DANGER = LIFE_SUPPORT;

    public Tier {
        if (number < 0 || number > 9) {
            throw new IllegalArgumentException("a tier is 0 (first) to 9, not " + number);
        }
    }

    /** Whether lives may depend on it. */
    public boolean isDanger() {
        return number <= LAST_OF_DANGER.number;
    }

    /** The tier of a caller of this one to whom the promise was broken or who has waited long: one higher, never among {@link #isDanger}. */
    public Tier raised() {
        return number - 1 <= LAST_OF_DANGER.number ? this : new Tier(number - 1);
    }

    @Override
    public int compareTo(Tier other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
