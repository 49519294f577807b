/**
 * The speech synthesiser that every Debian has: espeak-ng, run as a program.
 *
 * <p>Knows no dialplan, no call and no file of prompts; text in, sound or a reason out.
 */
@NullMarked
package io.greenline.espeak;

import org.jspecify.annotations.NullMarked;
