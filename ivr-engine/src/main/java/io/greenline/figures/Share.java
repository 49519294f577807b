package io.greenline.figures;

import java.util.OptionalDouble;

/** One number by another, where there is something to divide by. */
final class Share {
    private Share() {}

    static OptionalDouble of(long part, long whole) {
        return of(part, whole, 1);
    }

    /** @param unit what the result is divided by beside */
    static OptionalDouble of(long part, long whole, double unit) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (whole * unit));
    }
}
