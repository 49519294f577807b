/**
 * The utility's own systems that a dialplan talks to: what is asked, what comes back, what is left for later delivery.
 *
 * <p>Ports and values; knows no HTTP library, no call and no dialplan.
 */
@NullMarked
package io.greenline.backend;

import org.jspecify.annotations.NullMarked;
