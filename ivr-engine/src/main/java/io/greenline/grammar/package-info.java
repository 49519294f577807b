/**
 * What a caller may enter and say: key grammars, matched one key at a time, and grammars of spoken words.
 *
 * <p>{@code srgs} reads SRGS 1.0 in both forms; {@code match} makes a {@link Grammar} of it; {@code script} runs the
 * scripts of SISR 1.0. Knows no call and no clock: who waits for the next key or word lives in {@code session} and {@code speech}.
 */
@NullMarked
package io.greenline.grammar;

import org.jspecify.annotations.NullMarked;
