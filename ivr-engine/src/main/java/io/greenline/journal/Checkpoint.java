package io.greenline.journal;

import io.greenline.telephony.CallId;

/**
 * Where a call stands: what a restarted engine needs to carry on.
 *
 * @param call whose
 * @param lastSequence the last event that led here; the next one is one more
 * @param state the call's state as JSON, written and read by {@code session}
 */
public record Checkpoint(CallId call, long lastSequence, String state) {}
