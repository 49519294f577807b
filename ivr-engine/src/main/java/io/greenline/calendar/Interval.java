package io.greenline.calendar;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a day by the clock on the wall.
 *
 * @param from minutes after the day's midnight
 * @param to the first minute after it, at most {@code from} + 1440; beyond 1440 it is on the next day
 */
record Interval(int from, int to) {
    static final int DAY_MINUTES = 24 * 60;
    static final Interval ALL_DAY = new Interval(0, DAY_MINUTES);

    Interval {
        if (from < 0 || from >= to || to > from + DAY_MINUTES) {
            throw new IllegalArgumentException("no part of a day: %d to %d".formatted(from, to));
        }
    }

    boolean overlaps(Interval other) {
        return from < other.to && other.from < to;
    }

    /** What is left of these parts of a day when others are cut out of them. */
    static List<Interval> without(List<Interval> parts, List<Interval> cuts) {
        List<Interval> left = parts;
        for (Interval cut : cuts) {
            left = left.stream().flatMap(part -> part.minus(cut).stream()).toList();
        }
        return left;
    }

    private List<Interval> minus(Interval cut) {
        if (!overlaps(cut)) {
            return List.of(this);
        }
        List<Interval> left = new ArrayList<>();
        if (from < cut.from) {
            left.add(new Interval(from, cut.from));
        }
        if (cut.to < to) {
            left.add(new Interval(cut.to, to));
        }
        return left;
    }

    /** What these parts of a day have in common with others. */
    static List<Interval> within(List<Interval> parts, List<Interval> others) {
        return without(parts, without(parts, others));
    }

    /** As it is written: {@code 22:00-06:00}. */
    @Override
    public String toString() {
        return "%s-%s".formatted(clock(from), clock(to > DAY_MINUTES ? to - DAY_MINUTES : to));
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
