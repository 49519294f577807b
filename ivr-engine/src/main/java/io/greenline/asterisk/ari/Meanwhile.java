package io.greenline.asterisk.ari;

import java.util.HashSet;
import java.util.Set;

/**
 * Which channels entered and left while Asterisk's state was being read: that is newer than what was read. On the event loop
 * only.
 */
final class Meanwhile {
    private final Set<String> entered = new HashSet<>();
    private final Set<String> left = new HashSet<>();

    void enter(String channelId) {
        entered.add(channelId);
    }

    void leave(String channelId) {
        left.add(channelId);
    }

    boolean hasEntered(String channelId) {
        return entered.contains(channelId);
    }

    Set<String> left() {
        return left;
    }

    /** The state has been read and dealt with. */
    void forget() {
        entered.clear();
        left.clear();
    }
}
