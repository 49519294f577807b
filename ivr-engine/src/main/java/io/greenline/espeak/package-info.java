/**
 * The speech synthesiser espeak-ng behind the port of {@code prompt}.
 *
 * <p>Knows the program's command line and nothing of dialplans or calls.
 */
@NullMarked
package io.greenline.espeak;

import org.jspecify.annotations.NullMarked;
