/**
 * The engine as a process that is killed, cut off, drained and attacked while callers are on a real Asterisk.
 *
 * <p>Knows the engine from outside only: its command, its journal's file, its health page and what callers hear.
 */
@NullMarked
package io.greenline.survival;

import org.jspecify.annotations.NullMarked;
