package io.greenline.floor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A cursor on JSON as {@link RoutingJson} writes it: no white space, members in the order of their record. What has another form
 * does not fit, and from then on nothing does.
 */
final class TextScan {
    private static final long NANOS = 1_000_000_000L;
    private static final int MOST_DIGITS = 18;
    private static final long LONGEST_UNIT = 3601;
    private static final long MOST_OF_A_UNIT = 1_000_000;

    /** {@code 2026-11-26T08:00:00}. */
    private static final int SECONDS_END = 19;

    private static final int DATE_END = 10;

    private final String text;
    private int at;
    private boolean fits = true;

    TextScan(String text) {
        this.text = text;
    }

    boolean fits() {
        return fits;
    }

    /** Whether it fits and nothing is left. */
    boolean isRead() {
        return fits && at == text.length();
    }

    /** Whether it fits still, where it fits only if this is so. */
    boolean agrees(boolean so) {
        fits &= so;
        return fits;
    }

    /** Passes over these characters, which have to be there. */
    void past(String literal) {
        if (fits && text.startsWith(literal, at)) {
            at += literal.length();
        } else {
            fits = false;
        }
    }

    /** Passes over these characters if they are there. */
    boolean takes(String literal) {
        boolean there = fits && text.startsWith(literal, at);
        at += there ? literal.length() : 0;
        return there;
    }

    /** A text without escapes, its quotes included. */
    String quoted() {
        past("\"");
        int end = fits ? text.indexOf('"', at) : -1;
        if (end < 0) {
            fits = false;
            return "";
        }
        String found = text.substring(at, end);
        fits = found.indexOf('\\') < 0;
        at = end + 1;
        return found;
    }

    /** A whole number from 0 on, as JSON has it. */
    long number() {
        agrees(at + 1 >= text.length() || text.charAt(at) != '0' || !isDigit(text.charAt(at + 1)));
        return digits();
    }

    private long digits() {
        int from = at;
        long value = 0;
        while (fits && at < text.length() && isDigit(text.charAt(at)) && at - from < MOST_DIGITS) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        fits &= at > from;
        return value;
    }

    /** Passes over an object, whatever is in it. */
    void object() {
        int depth = 0;
        boolean quoted = false;
        fits &= at < text.length() && text.charAt(at) == '{';
        for (; fits && at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                at += c == '\\' ? 1 : 0;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                at++;
                return;
            }
        }
        fits = false;
    }

    /** A duration of hours, minutes and seconds, none of them negative. */
    Duration duration() {
        past("\"PT");
        long nanos = 0;
        long unit = LONGEST_UNIT;
        do {
            long value = digits();
            agrees(value <= MOST_OF_A_UNIT);
            if (takes("H")) {
                agrees(unit > 3600);
                unit = 3600;
                nanos += value * 3600 * NANOS;
            } else if (takes("M")) {
                agrees(unit > 60);
                unit = 60;
                nanos += value * 60 * NANOS;
            } else {
                agrees(unit > 1);
                unit = 1;
                nanos += value * NANOS + fraction();
                past("S");
            }
        } while (fits && !takes("\""));
        return fits ? Duration.ofNanos(nanos) : Duration.ZERO;
    }

    /** A moment in UTC with seconds. */
    Instant instant() {
        past("\"");
        int from = at;
        if (!fits || from + SECONDS_END > text.length()) {
            fits = false;
            return Instant.EPOCH;
        }
        long year = digits();
        past("-");
        long month = digits();
        past("-");
        long day = digits();
        agrees(at == from + DATE_END);
        past("T");
        long hours = digits();
        past(":");
        long minutes = digits();
        past(":");
        long seconds = digits();
        agrees(at == from + SECONDS_END);
        agrees(hours < 24 && minutes < 60 && seconds < 60);
        long nanos = fraction();
        past("Z\"");
        return fits
                ? moment((int) year, (int) month, (int) day, hours * 3600 + minutes * 60 + seconds, nanos)
                : Instant.EPOCH;
    }

    private Instant moment(int year, int month, int day, long secondOfDay, long nanos) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return Instant.ofEpochSecond(date.toEpochDay() * 86_400 + secondOfDay, nanos);
        } catch (DateTimeException _) {
            fits = false;
            return Instant.EPOCH;
        }
    }

    /** The nanoseconds behind a point; 0 where there is none. */
    private long fraction() {
        if (!takes(".")) {
            return 0;
        }
        int from = at;
        long value = digits();
        for (int digits = at - from; digits < 9; digits++) {
            value *= 10;
        }
        fits &= at - from <= 9;
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
