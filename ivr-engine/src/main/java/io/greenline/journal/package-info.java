/**
 * Everything that happened on a call as typed events in order, the port that keeps them, and how people read them.
 *
 * <p>Knows no database and no dialplan; actions and outcomes pass through as the JSON that {@code session} wrote.
 */
@NullMarked
package io.greenline.journal;

import org.jspecify.annotations.NullMarked;
