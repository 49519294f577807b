/**
 * The driver for Asterisk's REST interface: one WebSocket carries events and requests, and each call has its thread.
 *
 * <p>Knows Asterisk and Netty, and no dialplan, journal or store: what happens on a call is the handler's decision.
 */
@NullMarked
package io.greenline.asterisk.ari;

import org.jspecify.annotations.NullMarked;
