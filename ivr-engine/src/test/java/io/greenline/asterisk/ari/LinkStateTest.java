package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkStateTest {
    /** Each row a state, each column an event: OPEN CONNECTED SYNCED LOST RETRY REPLACED CLOSE; a dot stays. */
    private static final String TABLE = """
            IDLE        CONNECTING .        .      .        .           .         CLOSED
            CONNECTING  .          SYNCING  .      WAITING  .           .         CLOSED
            SYNCING     .          .        READY  WAITING  .           REPLACED  CLOSED
            READY       .          .        .      WAITING  .           REPLACED  CLOSED
            WAITING     .          .        .      .        CONNECTING  .         CLOSED
            REPLACED    .          .        .      .        .           .         CLOSED
            CLOSED      .          .        .      .        .           .         .
            """;

    @Test
    void everyArrowIsAsInTheTable() {
        for (String line : TABLE.lines().toList()) {
            String[] cell = line.strip().split("\\s+", -1);
            LinkState from = LinkState.valueOf(cell[0]);
            for (LinkState.Event event : LinkState.Event.values()) {
                String to = cell[event.ordinal() + 1];
                assertThat(from.on(event))
                        .as("%s on %s", from, event)
                        .isEqualTo(to.equals(".") ? from : LinkState.valueOf(to));
            }
        }
        assertThat(TABLE.lines()).hasSize(LinkState.values().length);
    }

    @Test
    void onlyAReplacedOrClosedConnectionIsSilentForEver() {
        Map<LinkState, Boolean> alive = Map.of(LinkState.REPLACED, false, LinkState.CLOSED, false);
        for (LinkState state : LinkState.values()) {
            assertThat(state.alive()).as("%s", state).isEqualTo(alive.getOrDefault(state, true));
        }
    }
}
