package io.greenline.dialplan;

import io.greenline.source.SourceSpan;

/**
 * One choice of a menu.
 *
 * @param keys what to press, 1 to 4 keys
 * @param value what it means, for the journal and for later speech
 * @param at where its keys stand in the file
 */
public record Option(String keys, String value, Target next, SourceSpan at) {}
