package io.greenline.routing.plan;

import io.greenline.calendar.Calendars;
import io.greenline.telephony.Language;
import java.util.Set;

/**
 * What lies beside a routing file and is named in it.
 *
 * @param calendars by whose hours queues can be open
 * @param languages of the dialplans; none where no dialplan is at hand, and then nothing is held against them
 */
public record Beside(Calendars calendars, Set<Language> languages) {
    /** Where nothing is. */
    public static final Beside NOTHING = new Beside(Calendars.NONE, Set.of());

    public Beside {
        languages = Set.copyOf(languages);
    }
}
