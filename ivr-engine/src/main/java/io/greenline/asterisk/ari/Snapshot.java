package io.greenline.asterisk.ari;

import java.util.List;

/** What Asterisk has, read after a connect. */
record Snapshot(StateReader.Identity info, List<AriChannel> channels, List<AriBridge> bridges) {
    Snapshot {
        channels = List.copyOf(channels);
        bridges = List.copyOf(bridges);
    }
}
