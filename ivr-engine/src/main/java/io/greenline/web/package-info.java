/**
 * Asks backends over HTTP, and delivers what was left for them.
 *
 * <p>Reaches only the addresses that the settings name; knows no dialplan and no call.
 */
@NullMarked
package io.greenline.web;

import org.jspecify.annotations.NullMarked;
