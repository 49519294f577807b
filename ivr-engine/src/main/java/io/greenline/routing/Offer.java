package io.greenline.routing;

import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;

/** A reservation of an agent for a caller, and the talk that comes of it. */
final class Offer {
    final OfferId id;
    final Post post;
    Phase phase;
    long since;

    /** The lease; {@link Moments#NEVER} while they talk. */
    long until;

    Offer(OfferId id, Post post, Phase phase, long since, long until) {
        this.id = id;
        this.post = post;
        this.phase = phase;
        this.since = since;
        this.until = until;
    }

    boolean isTalk() {
        return phase == Phase.CONNECTED;
    }
}
