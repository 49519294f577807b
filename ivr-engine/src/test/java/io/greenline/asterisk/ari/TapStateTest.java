package io.greenline.asterisk.ari;

import static io.greenline.asterisk.ari.TapState.CARRIED;
import static io.greenline.asterisk.ari.TapState.JOINING;
import static io.greenline.asterisk.ari.TapState.OPEN;
import static io.greenline.asterisk.ari.TapState.OPENING;
import static io.greenline.asterisk.ari.TapState.OVER;
import static io.greenline.asterisk.ari.TapState.SNOOPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TapStateTest {
    /** In the order of the events: the ear is there, the carrier is there, joined, the end. */
    private static final Map<TapState, List<TapState>> TABLE = new EnumMap<>(Map.of(
            OPENING, List.of(SNOOPED, CARRIED, OPENING, OVER),
            SNOOPED, List.of(SNOOPED, JOINING, SNOOPED, OVER),
            CARRIED, List.of(JOINING, CARRIED, CARRIED, OVER),
            JOINING, List.of(JOINING, JOINING, OPEN, OVER),
            OPEN, List.of(OPEN, OPEN, OPEN, OVER),
            OVER, List.of(OVER, OVER, OVER, OVER)));

    @Test
    void everyEventInEveryStateLeadsWhereTheTableSays() {
        TABLE.forEach((state, row) -> {
            for (TapState.Event event : TapState.Event.values()) {
                assertThat(state.on(event)).as("%s on %s", state, event).isEqualTo(row.get(event.ordinal()));
            }
        });
        assertThat(TABLE).hasSize(TapState.values().length);
    }
}
