/**
 * Sound as arrays: PCM, G.711, WAV files, levels and resampling.
 *
 * <p>Knows no device, no switch and no speech; arrays in, arrays out.
 */
@NullMarked
package io.greenline.audio;

import org.jspecify.annotations.NullMarked;
