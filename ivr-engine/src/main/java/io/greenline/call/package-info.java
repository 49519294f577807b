/**
 * The port to a switch: a caller's leg and what can happen on it.
 *
 * <p>Knows no switch by name: Asterisk's words live in {@code asterisk.*}.
 */
@NullMarked
package io.greenline.call;

import org.jspecify.annotations.NullMarked;
