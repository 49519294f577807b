package io.greenline.calendar;

import java.time.Instant;
import java.util.Optional;

/** What overrides calendars for a while, by hand: an emergency. Thread-safe; answers at once. */
public interface Overrides {

    /** Where nothing is overridden. */
    Overrides NONE = (_, _) -> Optional.empty();

    /**
     * The opening that somebody has ordered for a calendar and that has not expired at this moment. Of one that is closed,
     * {@link Opening#opens} is when the order expires; when the calendar opens after that is for {@link Calendars} to say.
     */
    Optional<Opening> of(CalendarName calendar, Instant now);
}
