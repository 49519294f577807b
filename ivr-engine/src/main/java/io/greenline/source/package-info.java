/**
 * Operators' files as text with lines, and findings about them: where, how bad, which rule, and what to do.
 *
 * <p>Knows no file format and no call.
 */
@NullMarked
package io.greenline.source;

import org.jspecify.annotations.NullMarked;
