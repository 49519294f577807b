/**
 * One suite for all drivers: the same caller on the same dialplan leaves the same journal.
 *
 * <p>Knows no driver; each driver's test brings its own {@link io.greenline.contract.CallContract.Exchange}.
 */
@NullMarked
package io.greenline.contract;

import org.jspecify.annotations.NullMarked;
