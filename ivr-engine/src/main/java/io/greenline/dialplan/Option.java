package io.greenline.dialplan;

/**
 * One choice of a menu.
 *
 * @param keys what to press, 1 to 4 keys
 * @param value what it means, for the journal and for later speech
 */
public record Option(String keys, String value, Target next) {}
