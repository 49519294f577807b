package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.PlayState.Event;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayStateTest {
    private static final Set<PlayState> RUNNING =
            EnumSet.of(PlayState.ASKED, PlayState.ACCEPTED, PlayState.IN_DOUBT, PlayState.TO_CHECK);

    /** Where each event leads while the playback runs; a reconnect is told apart below. */
    private static final Map<Event, PlayState> ENDS = new EnumMap<>(Map.of(
            Event.ACCEPT, PlayState.ACCEPTED,
            Event.REFUSE, PlayState.REFUSED,
            Event.DOUBT, PlayState.IN_DOUBT,
            Event.FENCE, PlayState.FENCED,
            Event.ASK_AGAIN, PlayState.ASKED,
            Event.KEY, PlayState.INTERRUPTED,
            Event.NUDGE, PlayState.NUDGED,
            Event.END, PlayState.ENDED,
            Event.FAIL, PlayState.FAILED));

    @Test
    void aPlaybackThatRunsGoesWhereTheEventLeads() {
        for (PlayState state : RUNNING) {
            ENDS.forEach((event, end) ->
                    assertThat(state.on(event)).as("%s on %s", state, event).isEqualTo(end));
        }
        assertThat(ENDS).hasSize(Event.values().length - 1);
    }

    @Test
    void onlyAPlaybackThatAsteriskHadIsLookedForAfterAReconnect() {
        for (PlayState state : PlayState.values()) {
            assertThat(state.on(Event.RECONNECT)).isEqualTo(state == PlayState.ACCEPTED ? PlayState.TO_CHECK : state);
        }
    }

    @Test
    void aPlaybackThatHasStoppedStaysAsItStopped() {
        for (PlayState state : EnumSet.complementOf(EnumSet.copyOf(RUNNING))) {
            for (Event event : Event.values()) {
                assertThat(state.on(event)).as("%s on %s", state, event).isEqualTo(state);
            }
        }
    }
}
