/**
 * Who talks to whom: queues, agents, skills, offers, promises, callbacks, wait estimates.
 *
 * <p>The core is a function of its events: {@link io.greenline.routing.RoutingCore#apply} takes one {@link
 * io.greenline.routing.RoutingEvent} and the time at which it happened, and answers what is to be done. It knows no clock, no
 * thread, no telephone and no disk; the same events give the same decisions.
 */
@NullMarked
package io.greenline.routing;

import org.jspecify.annotations.NullMarked;
