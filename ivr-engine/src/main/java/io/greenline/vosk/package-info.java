/**
 * The recogniser of {@code speech}, by libvosk on this machine; the only importer of Vosk and JNA.
 *
 * <p>Knows no call and no dialplan. A model is loaded once for each language and shared by all streams.
 */
@NullMarked
package io.greenline.vosk;

import org.jspecify.annotations.NullMarked;
