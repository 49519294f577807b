/**
 * From voice to answers: the recogniser's port, where an utterance begins and ends, and how sure an answer is.
 *
 * <p>Time here is counted in samples, never read from a clock: the same voice gives the same events.
 */
@NullMarked
package io.greenline.speech;

import org.jspecify.annotations.NullMarked;
