package io.greenline.asterisk.ari;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The recordings that callers are making, by their names: events of them are kept from the moment before they are asked for
 * until they are forgotten. Calls' threads register and forget, the event loop changes.
 */
final class Takes {
    private final Map<String, Take> byName = new ConcurrentHashMap<>();

    /** A recording of a channel, registered: its events are kept from now on. */
    Take take(String channelId, String name) {
        return byName.computeIfAbsent(name, key -> new Take(channelId, key));
    }

    void forget(Take take) {
        byName.remove(take.name());
    }

    /** Changes what is known of a recording; the channel that it is of, if it is one of these. */
    Optional<String> change(String name, Consumer<Take> how) {
        Optional<Take> take = Optional.ofNullable(byName.get(name));
        take.ifPresent(how);
        return take.map(Take::channelId);
    }

    /** The link is there again: ends may have been missed. */
    void synced() {
        byName.values().forEach(Take::doubt);
    }
}
