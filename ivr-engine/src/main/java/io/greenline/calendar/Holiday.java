package io.greenline.calendar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A day on which those who keep it are closed.
 *
 * @param name as people call it
 * @param closed the part of the day that is free, the whole day where it is {@link #WHOLE_DAY}
 */
record Holiday(String name, List<Interval> closed) {
    static final List<Interval> WHOLE_DAY = List.of(Interval.ALL_DAY);

    Holiday {
        closed = List.copyOf(closed);
    }

    boolean isWholeDay() {
        return closed.equals(WHOLE_DAY);
    }

    @Override
    public String toString() {
        String part =
                isWholeDay() ? "" : closed.stream().map(Interval::toString).collect(Collectors.joining(", ", " ", ""));
        return "holiday " + name + part;
    }
}
