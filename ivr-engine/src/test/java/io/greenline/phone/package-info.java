/**
 * A SIP phone of our own, as a test instrument: it places and takes real calls, presses keys, hears which prompt plays
 * and says when, to the nanosecond of a monotonic clock.
 *
 * <p>Knows SIP, SDP and RTP on the wire and the words of {@code telephony}; must not know the engine or its drivers,
 * because it is what they are measured with.
 */
@NullMarked
package io.greenline.phone;

import org.jspecify.annotations.NullMarked;
