/** Reads {@code routing.yaml}: who takes calls, who waits where, whose call comes first. Everything wrong is a finding. */
@NullMarked
package io.greenline.routing.plan;

import org.jspecify.annotations.NullMarked;
