package io.greenline.rehearsal;

import io.greenline.source.Diagnostic;

/**
 * Something that did not happen as a scenario says.
 *
 * @param finding at its place in the test file
 * @param after the number of the event from which on it could not come true any more
 * @param remark what to write there in the call's timeline
 */
public record Miss(Diagnostic finding, long after, String remark) {}
