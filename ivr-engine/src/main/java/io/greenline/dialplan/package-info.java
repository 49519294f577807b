/**
 * The administrator's language: the sealed nodes of a dialplan, the YAML loader, expressions and checks.
 *
 * <p>Knows no call: what is happening lives in {@code session}.
 */
@NullMarked
package io.greenline.dialplan;

import org.jspecify.annotations.NullMarked;
