/**
 * The program: command line, wiring by constructor, start and stop. The only reader of the clock.
 *
 * <p>Nothing may know it; it knows everything.
 */
@NullMarked
package io.greenline.app;

import org.jspecify.annotations.NullMarked;
