/**
 * Notices in a running engine: the file that is watched, the board that calls ask, the voice that says them, and the edits of
 * the command line.
 */
@NullMarked
package io.greenline.app.notices;

import org.jspecify.annotations.NullMarked;
