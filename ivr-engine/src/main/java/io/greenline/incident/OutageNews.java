package io.greenline.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What notices say of outages. Thread-safe; answers at once. */
public interface OutageNews {

    /** The outage that stands now for these premises, or else for this area. */
    Optional<News> of(String area, String premises, Instant now);

    /** Where the utility is. */
    ZoneId zone();

    /**
     * An outage that the utility knows of.
     *
     * @param since when its notice began, where that is said
     * @param expected when supply is expected back, where a time is said
     */
    record News(Optional<Instant> since, Optional<Instant> expected) {}

    /** Where there are no notices. */
    static OutageNews none(ZoneId zone) {
        return new OutageNews() {
            @Override
            public Optional<News> of(String area, String premises, Instant now) {
                return Optional.empty();
            }

            @Override
            public ZoneId zone() {
                return zone;
            }
        };
    }
}
