/**
 * The systems of a utility, as far as the sample hotline asks them: billing, text messages, complaints. In memory, for
 * demonstrations and for trying a dialplan; nothing of the engine uses it.
 */
@NullMarked
package io.greenline.app.sample;

import org.jspecify.annotations.NullMarked;
