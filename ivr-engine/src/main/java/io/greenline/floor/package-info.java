/**
 * The floor where calls meet agents: the thin shell around {@code routing}. It gives the core its events with their times,
 * carries out what the core decides, keeps what happened, and knows calendars and telephones.
 */
@NullMarked
package io.greenline.floor;

import org.jspecify.annotations.NullMarked;
