/**
 * The sound of calls on a way of its own, beside the commands: AudioSocket, for the drivers that need it.
 *
 * <p>Asterisk connects here and says by a UUID which call it brings. Knows no call, no command and no driver.
 */
@NullMarked
package io.greenline.asterisk.media;

import org.jspecify.annotations.NullMarked;
