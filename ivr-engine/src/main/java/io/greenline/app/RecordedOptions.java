package io.greenline.app;

import io.greenline.figures.Report;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which recorded day a forecast is of, and who works on it. */
final class RecordedOptions {
    private static final Duration LONGEST = Duration.ofDays(31);

    @Option(
            names = "--recorded",
            paramLabel = "FROM",
            description = "Play a day of the routing log instead of FILE: a day as 2026-11-01, a time as"
                    + " 2026-11-01T08:00, or so long ago as 12h.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Until when, in the same words; without it the end of the day, or a day after FROM.")
    private @Nullable String to;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "The routing log, also of a running engine; without it routing.sqlite in store.directory.")
    private @Nullable Path log;

    @ArgGroup
    private @Nullable Staff staff;

    @Mixin
    private SettingsOption settings;

    @SuppressWarnings("NullAway.Init")
    RecordedOptions() {}

    /** Whose shifts count. */
    static final class Staff {
        @Option(
                names = "--add-staff",
                paramLabel = "FILE",
                description = "Shifts beside those who worked: a file with profiles and staff.")
        private @Nullable Path more;

        @Option(
                names = "--staff",
                paramLabel = "FILE",
                description = "Shifts instead of those who worked, in the same words.")
        private @Nullable Path instead;

        Staff() {}
    }

    boolean isAsked() {
        return from != null;
    }

    /** Whether one of the options stands that mean nothing without {@code --recorded}. */
    boolean isHalfAsked() {
        return from == null && (to != null || log != null || staff != null);
    }

    Optional<Path> moreStaff() {
        return Optional.ofNullable(staff).map(file -> file.more);
    }

    Optional<Path> otherStaff() {
        return Optional.ofNullable(staff).map(file -> file.instead);
    }

    Path log() {
        return log == null ? new StoreFiles(settings.load().store().directory()).routing() : log;
    }

    /** The time that is meant. */
    Report.Span span(CommandLine command, Instant now, ZoneId zone) {
        PastTime past = new PastTime(command, now, zone);
        String words = from == null ? "" : from;
        Instant begins = past.moment("--recorded", words);
        Instant ends = to == null ? dayAfter(words, begins, zone) : past.moment("--to", to);
        if (!begins.isBefore(now)) {
            throw new ParameterException(
                    command,
                    "%s is yet to come; --recorded plays what was, a forecast file what will be".formatted(words));
        }
        if (!begins.isBefore(ends)) {
            throw new ParameterException(
                    command,
                    "--to %s is not after --recorded %s: the times are the wrong way round".formatted(to, words));
        }
        if (Duration.between(begins, ends).compareTo(LONGEST) > 0) {
            throw new ParameterException(
                    command, "at most %d days are played at once; name an earlier --to".formatted(LONGEST.toDays()));
        }
        return new Report.Span(begins, ends);
    }

    private static Instant dayAfter(String words, Instant begins, ZoneId zone) {
        try {
            return LocalDate.parse(words).plusDays(1).atStartOfDay(zone).toInstant();
        } catch (DateTimeException noDay) {
            return begins.plus(Duration.ofDays(1));
        }
    }
}
