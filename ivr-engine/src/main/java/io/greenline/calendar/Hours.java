package io.greenline.calendar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The hours of a day, and what made them its hours.
 *
 * @param what in words: {@code mon-fri}, {@code moved workday}, {@code holiday 春节}
 * @param intervals in no particular order, without overlap; none where it stays closed
 */
record Hours(String what, List<Interval> intervals) {
    static final Hours ALWAYS = new Hours("always", List.of(Interval.ALL_DAY));

    Hours {
        intervals = List.copyOf(intervals);
    }

    Hours without(List<Interval> cuts) {
        return new Hours(what, Interval.without(intervals, cuts));
    }

    /** Why it is open during one of the intervals. */
    String reason(Interval interval) {
        return equals(ALWAYS) ? what : what + " " + interval;
    }

    /** The hours in words, as they are written. */
    @Override
    public String toString() {
        return what + " " + intervals.stream().map(Interval::toString).collect(Collectors.joining(", "));
    }
}
