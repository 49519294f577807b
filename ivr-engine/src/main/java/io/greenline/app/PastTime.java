package io.greenline.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Reads times that have been, as they are written on the command line.
 *
 * @param now what {@code 12h} is before
 * @param zone whose days and clock are meant
 */
record PastTime(CommandLine command, Instant now, ZoneId zone) {

    /**
     * A day as 2026-11-01, a time as 2026-11-01T08:00, or so long ago as 12h.
     *
     * @param option whose value it is
     * @throws ParameterException when it is none of them
     */
    Instant moment(String option, String words) {
        Optional<Instant> since = Since.parse(words, now, zone).map(Since::at);
        if (since.isPresent()) {
            return since.get();
        }
        try {
            return TimeWord.parse(words).moment(zone, now);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    command,
                    "%s is a day (2026-11-01), a time (2026-11-01T08:00) or so long ago (12h), not %s"
                            .formatted(option, words),
                    e);
        }
    }
}
