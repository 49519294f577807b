package io.greenline.call;

/**
 * A text.
 *
 * @param party who wrote it, or is to get it
 * @param called the hotline's side of it: the number or address that was written to, and answers from
 * @param text what is written
 */
public record TextMessage(TextParty party, String called, String text) {}
