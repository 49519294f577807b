package io.greenline.incident;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What a call hears of an incident; times are where the utility is.
 *
 * @param known whether it was known before this call
 * @param expected when supply is expected back; never a time that is past
 * @param promised whether this number is promised a call
 * @param language in which the promise was made, as a tag; empty where there is none
 */
public record Told(
        Incident incident,
        boolean known,
        ZonedDateTime since,
        Optional<ZonedDateTime> expected,
        boolean promised,
        String language) {}
