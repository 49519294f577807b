/**
 * The benchmark of {@code scripts/bench}: the same call through Asterisk's own dialplan and through Greenline, in one
 * run, measured from the caller's side of the wire and from the kernel's account of each process.
 *
 * <p>Knows the test phone and {@code /proc}; must not know the engine, which is a process like any other here.
 */
@NullMarked
package io.greenline.bench;

import org.jspecify.annotations.NullMarked;
