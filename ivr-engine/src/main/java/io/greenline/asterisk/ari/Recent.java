package io.greenline.asterisk.ari;

import java.util.LinkedHashSet;

/** The last few hundred channels that left, so that a late or doubled event does not begin a call anew. Event loop only. */
final class Recent {
    private static final int MOST = 512;

    private final LinkedHashSet<String> ids = new LinkedHashSet<>();

    void add(String id) {
        ids.add(id);
        if (ids.size() > MOST) {
            ids.removeFirst();
        }
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    void remove(String id) {
        ids.remove(id);
    }
}
