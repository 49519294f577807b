package io.greenline.call;

/**
 * How a switch is.
 *
 * @param driver the driver's name
 * @param ready whether calls can come in now
 * @param detail one line: the switch's version and address, or what is wrong and what to do
 */
public record SwitchHealth(String driver, boolean ready, String detail) {}
