package io.greenline.app;

import io.greenline.yaml.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as people type it: {@code 4h} from now, {@code 2026-02-17T09:00} somewhere, {@code 2026-02-17T09:00+08:00}. */
@FunctionalInterface
interface TimeWord {
    /** The moment that is meant by who stands in a zone. */
    Instant moment(ZoneId zone, Instant now);

    static TimeWord parse(String text) {
        Optional<Duration> duration = Durations.parse(text);
        if (duration.isPresent()) {
            return (_, now) -> now.plus(duration.get());
        }
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            return (_, _) -> moment;
        } catch (DateTimeParseException _) {
            LocalDateTime shown = LocalDateTime.parse(text);
            return (zone, _) -> shown.atZone(zone).toInstant();
        }
    }

    /** For the command line. */
    final class Converter implements ITypeConverter<TimeWord> {
        Converter() {}

        @Override
        public TimeWord convert(String text) {
            try {
                return parse(text);
            } catch (DateTimeParseException _) {
                throw new TypeConversionException(
                        "'%s' is no time; write 4h, 2026-02-17T09:00 or 2026-02-17T09:00+08:00".formatted(text));
            }
        }
    }
}
