/**
 * One call: its state, the pure interpreter that decides, and the loop that carries decisions out on a leg.
 *
 * <p>Knows no switch, no database and no file: they come in through ports.
 */
@NullMarked
package io.greenline.session;

import org.jspecify.annotations.NullMarked;
