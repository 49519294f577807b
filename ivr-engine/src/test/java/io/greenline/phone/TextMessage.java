package io.greenline.phone;

/**
 * A text that came to a phone out of any call: a SIP MESSAGE, RFC 3428.
 *
 * @param from the sender's address, as its From says
 * @param to the address that it was sent to
 * @param text what was written
 * @param atNanos when it came, in {@link System#nanoTime}
 */
public record TextMessage(String from, String to, String text, long atNanos) {}
