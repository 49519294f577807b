package io.greenline.picture;

/**
 * An edge of a dialplan.
 *
 * @param label what the edge is called at its node: {@code next}, {@code key 1}, {@code busy}
 */
public record Passage(Spot from, String label) {}
