package io.greenline.asterisk.ari;

import java.util.List;

/**
 * What Asterisk says of a bridge.
 *
 * @param created Asterisk's own time, as it wrote it
 */
record AriBridge(String id, List<String> channels, String created) {
    AriBridge {
        channels = List.copyOf(channels);
    }
}
