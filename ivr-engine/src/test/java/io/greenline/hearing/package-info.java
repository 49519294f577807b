/** Measures how well and how fast callers are understood: scripts/bench-speech. */
@NullMarked
package io.greenline.hearing;

import org.jspecify.annotations.NullMarked;
