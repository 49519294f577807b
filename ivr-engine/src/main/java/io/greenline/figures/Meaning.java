package io.greenline.figures;

/**
 * What a figure means, so that two who quote it speak of the same thing.
 *
 * @param name in tables, CSV and JSON: words joined by hyphens
 * @param unit of the number
 * @param numerator what is counted or added up
 * @param denominator what it is divided by; {@code 1} where nothing is divided
 * @param clock which time is measured, and to which interval it counts
 * @param excludes who or what is left out
 */
public record Meaning(String name, Unit unit, String numerator, String denominator, String clock, String excludes) {

    /** What a number counts. */
    public enum Unit {
        /** Whole things. */
        COUNT,
        /** 0 to 1; tables show it in percent. */
        SHARE,
        SECONDS
    }
}
