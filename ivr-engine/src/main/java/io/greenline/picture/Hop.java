package io.greenline.picture;

import io.greenline.dialplan.Target;

/** From a node to where calls went next, whichever edge they took. */
public record Hop(Spot from, Target to) {}
