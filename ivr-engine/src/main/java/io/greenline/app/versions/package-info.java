/**
 * Versions of dialplans: what is live, what was, and how a change of the files becomes live under a running engine.
 *
 * <p>Knows files and versions, and no switch and no call.
 */
@NullMarked
package io.greenline.app.versions;

import org.jspecify.annotations.NullMarked;
