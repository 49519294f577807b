package io.greenline.asterisk.ari;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The channels that we rang, by their ids: events of them are kept from the moment before they are asked for until they are
 * forgotten. Calls' threads register and forget, the event loop changes.
 */
final class Targets {
    private final Map<String, Target> byChannel = new ConcurrentHashMap<>();

    /** The target's channel, registered: its events are kept from now on. */
    Target target(String channelId) {
        return byChannel.computeIfAbsent(channelId, Target::new);
    }

    void forget(Target target) {
        byChannel.remove(target.channelId(), target);
    }

    /** Changes what is known of a channel; false when it is none of these. */
    boolean change(String channelId, Consumer<Target> how) {
        Target target = byChannel.get(channelId);
        if (target != null) {
            how.accept(target);
        }
        return target != null;
    }

    /** The link is there again: what has been answered or has ended meanwhile, and what is to be looked at. */
    void synced(Reconciliation plan, String application) {
        byChannel.values().forEach(target -> agree(target, plan, application));
    }

    private static void agree(Target target, Reconciliation plan, String application) {
        Optional<AriChannel> channel = Optional.ofNullable(plan.all().get(target.channelId()));
        if (channel.isEmpty() && target.placed()) {
            target.end(0);
        }
        target.doubt();
        channel.filter(c -> c.isUp() && c.isIn(application)).ifPresent(_ -> target.answer());
    }
}
