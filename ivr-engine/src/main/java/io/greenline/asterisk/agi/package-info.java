/**
 * The FastAGI driver: Asterisk connects for each call, and each call is one virtual thread that asks and is answered.
 *
 * <p>Knows no dialplan, journal or store; Asterisk-Java's request, commands and replies stay inside.
 */
@NullMarked
package io.greenline.asterisk.agi;

import org.jspecify.annotations.NullMarked;
