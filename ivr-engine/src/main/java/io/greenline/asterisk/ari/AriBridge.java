package io.greenline.asterisk.ari;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What Asterisk says of a bridge.
 *
 * @param created Asterisk's own time, as it wrote it
 */
record AriBridge(String id, List<String> channels, String created) {
    private static final DateTimeFormatter ASTERISK_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    AriBridge {
        channels = List.copyOf(channels);
    }

    /** When it was made; empty where that cannot be read. */
    Optional<Instant> begun() {
        try {
            return Optional.of(ASTERISK_TIME.parse(created, Instant::from));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
