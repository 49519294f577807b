/**
 * Overrides of opening hours: signed, kept in the store's folder, read again when the file changes.
 *
 * <p>Knows no call; who asks brings the time.
 */
@NullMarked
package io.greenline.app.hours;

import org.jspecify.annotations.NullMarked;
