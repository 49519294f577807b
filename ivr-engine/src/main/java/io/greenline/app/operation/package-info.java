/**
 * What an operator watches: health, metrics, the state of a call over HTTP, and the log.
 *
 * <p>Knows the ports of switches and journals, not which of them there are.
 */
@NullMarked
package io.greenline.app.operation;

import org.jspecify.annotations.NullMarked;
