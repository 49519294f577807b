package io.greenline.incident;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A caller says that there is no power.
 *
 * @param number the caller's, where it is known
 * @param area in the utility's own word
 * @param premises the house, as the utility names it; empty where it is not known
 */
public record OutageReport(CallId call, Optional<PhoneNumber> number, String area, String premises, Instant at) {}
