/**
 * Everything that happened on a call as typed events in order, and the port that keeps them.
 *
 * <p>Knows no database and no dialplan; actions and outcomes pass through as the JSON that {@code session} wrote.
 */
@NullMarked
package io.greenline.journal;

import org.jspecify.annotations.NullMarked;
