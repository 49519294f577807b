package io.greenline.incident;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;

/**
 * A caller wants to be called when an incident is over.
 *
 * @param area of an incident that only the utility's own outage system knows; else may be empty
 * @param number where; confirmed by the caller
 * @param language as a tag
 * @param tier of the caller's class
 */
public record CallWish(
        CallId call, IncidentNumber incident, String area, PhoneNumber number, String language, int tier, Instant at) {}
