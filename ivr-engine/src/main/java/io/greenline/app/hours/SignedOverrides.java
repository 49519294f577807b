package io.greenline.app.hours;

import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.calendar.Overrides;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The overrides in force, from the file in the store's folder. Whoever asks first in a second looks whether the file has
 * changed; nobody waits for another one's look.
 */
public final class SignedOverrides implements Overrides {
    private static final Logger LOG = LoggerFactory.getLogger(SignedOverrides.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final OverrideFile file;
    private final ReentrantLock looking = new ReentrantLock();
    /** Published by whoever has looked, read by everybody. */
    private volatile Held held;

    /**
     * What was found, and when.
     *
     * @param lookedAt when somebody last looked whether the file has changed
     */
    private record Held(OverrideFile.Stamp stamp, Reading reading, Instant lookedAt) {}

    /** Reads the file at once. */
    public SignedOverrides(OverrideFile file, Instant now) {
        this.file = file;
        this.held = read(now);
    }

    @Override
    public Optional<Opening> of(CalendarName calendar, Instant now) {
        return fresh(now).of(calendar, now);
    }

    /** How many calendars are overridden now. */
    public int inForce(Instant now) {
        return Math.toIntExact(fresh(now).valid().values().stream()
                .filter(override -> !override.isExpired(now))
                .count());
    }

    /** How many entries of the file count for nothing, expired ones left aside; anything but 0 wants looking into. */
    public int ignored(Instant now) {
        return fresh(now).suspicious().size();
    }

    private Reading fresh(Instant now) {
        // A clock that was set back is a reason to look, too.
        Duration since = Duration.between(held.lookedAt, now);
        boolean due = since.isNegative() || since.compareTo(LOOK_EVERY) >= 0;
        if (due && looking.tryLock()) {
            try {
                Held before = held;
                held = file.stamp().equals(before.stamp) ? new Held(before.stamp, before.reading, now) : read(now);
            } finally {
                looking.unlock();
            }
        }
        return held.reading;
    }

    private Held read(Instant now) {
        // The stamp first: a change in between is seen at the next look.
        OverrideFile.Stamp stamp = file.stamp();
        Reading reading = file.read(now);
        reading.valid()
                .values()
                .forEach(one -> LOG.warn(
                        "calendar {} is {} until {} by override: {}",
                        one.calendar(),
                        one.word(),
                        one.until(),
                        one.reason()));
        if (!reading.suspicious().isEmpty()) {
            LOG.error("{}: overrides are ignored: {}", file, reading.suspicious());
        }
        return new Held(stamp, reading, now);
    }
}
