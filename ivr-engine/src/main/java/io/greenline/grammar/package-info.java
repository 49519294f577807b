/**
 * What a caller may enter: key grammars, matched one key at a time.
 *
 * <p>Knows no call and no clock: who waits for the next key lives in {@code session}.
 */
@NullMarked
package io.greenline.grammar;

import org.jspecify.annotations.NullMarked;
