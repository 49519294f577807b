package io.greenline.floor;

import io.greenline.call.Talk;
import io.greenline.routing.OfferId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The talks that are on, for whoever wants to do something with one. Thread-safe. */
final class Talks {
    private final Map<OfferId, Talk> talks = new ConcurrentHashMap<>();

    void begin(OfferId offer, Talk talk) {
        talks.put(offer, talk);
    }

    void end(OfferId offer) {
        talks.remove(offer);
    }

    Optional<Talk> of(OfferId offer) {
        return Optional.ofNullable(talks.get(offer));
    }
}
