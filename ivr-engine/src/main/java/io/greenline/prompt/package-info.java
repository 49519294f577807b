/**
 * What is said to callers: the prompt library, spoken values, and the port to a speech synthesiser.
 *
 * <p>Knows no dialplan file and no switch; it turns words and values into sounds.
 */
@NullMarked
package io.greenline.prompt;

import org.jspecify.annotations.NullMarked;
