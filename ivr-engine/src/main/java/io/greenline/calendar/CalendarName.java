package io.greenline.calendar;

import io.greenline.telephony.Name;

/**
 * The name of opening hours, as {@code calendars.yaml} gives it and an {@code hours} node asks for it.
 *
 * @param value lower-case words joined by hyphens, see {@link Name}
 */
public record CalendarName(String value) {
    public CalendarName {
        Name.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
