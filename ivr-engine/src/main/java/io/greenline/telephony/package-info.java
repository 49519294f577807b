/**
 * The shared words of telephony as values: numbers, keys, causes, languages and the names of things.
 *
 * <p>Knows the JDK only; every other package may use it.
 */
@NullMarked
package io.greenline.telephony;

import org.jspecify.annotations.NullMarked;
