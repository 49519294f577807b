package io.greenline.asterisk.ari;

import io.greenline.telephony.HangupCause;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The callers whose calls are over for the engine while Asterisk may have their channels still: they are no new calls. */
final class HangUps {
    private final Map<String, HangupCause> byChannel = new ConcurrentHashMap<>();

    /** The call is over, whenever Asterisk comes to releasing its channel. Any thread. */
    void add(String channelId, HangupCause cause) {
        byChannel.put(channelId, cause);
    }

    /** Asterisk has released it. */
    void left(String channelId) {
        byChannel.remove(channelId);
    }

    boolean contains(String channelId) {
        return byChannel.containsKey(channelId);
    }

    /** The link is there again: those that are still there are to be hung up once more. */
    void synced(Reconciliation plan, BiConsumer<String, HangupCause> again) {
        byChannel.keySet().retainAll(plan.callers().keySet());
        byChannel.forEach(again);
    }
}
