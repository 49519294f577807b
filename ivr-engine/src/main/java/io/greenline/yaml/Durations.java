package io.greenline.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 700ms}, {@code 5s}, {@code 3m}, {@code 1m30s}, {@code 2h}. */
public final class Durations {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?(?:(\\d{1,9})ms)?");

    private Durations() {}

    /** The duration, or empty where the text is none. */
    public static Optional<Duration> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(number(parts, 1))
                .plusMinutes(number(parts, 2))
                .plusSeconds(number(parts, 3))
                .plusMillis(number(parts, 4)));
    }

    /** As {@link #parse} reads it. */
    public static String shown(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        StringBuilder shown = new StringBuilder();
        part(shown, duration.toHours(), "h");
        part(shown, duration.toMinutesPart(), "m");
        part(shown, duration.toSecondsPart(), "s");
        part(shown, duration.toMillisPart(), "ms");
        return shown.toString();
    }

    private static void part(StringBuilder shown, long amount, String unit) {
        if (amount > 0) {
            shown.append(amount).append(unit);
        }
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
