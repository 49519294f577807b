/**
 * A switch without a switch: scripted callers on a virtual clock, and a person at a terminal.
 *
 * <p>Knows the port {@code call} and nothing of dialplans; whoever writes a script says what the caller does.
 */
@NullMarked
package io.greenline.simulator;

import org.jspecify.annotations.NullMarked;
