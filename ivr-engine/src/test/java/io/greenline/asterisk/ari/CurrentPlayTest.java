package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.telephony.BargeIn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrentPlayTest {
    private static final Reply TAKEN = new Reply.Done(201, "");

    private final CurrentPlay play = new CurrentPlay();

    @Test
    void aSlotWhoseEndHasNotComeIsPassedOver() {
        int stopped = play.begin(BargeIn.DTMF);
        for (int i = 1; i < Ids.PLAYBACK_SLOTS; i++) {
            int slot = play.begin(BargeIn.DTMF);
            assertThat(slot).isNotEqualTo(stopped);
            play.ended(slot, PlayState.Event.END);
        }
        assertThat(play.begin(BargeIn.DTMF)).isEqualTo(stopped + 1);
    }

    @Test
    void whenNoSlotIsFreeTheLastOneIsUsedAgain() {
        for (int i = 0; i < Ids.PLAYBACK_SLOTS; i++) {
            play.begin(BargeIn.DTMF);
        }
        int last = play.slot();
        assertThat(play.begin(BargeIn.DTMF)).isEqualTo(last);
    }

    @Test
    void theLateEndOfAnotherPlaybackDoesNotEndThisOne() {
        int before = play.begin(BargeIn.DTMF);
        play.begin(BargeIn.DTMF);
        play.ended(before, PlayState.Event.END);
        assertThat(play.state()).isEqualTo(PlayState.ASKED);
        play.ended(play.slot(), PlayState.Event.END);
        assertThat(play.state()).isEqualTo(PlayState.ENDED);
    }

    @Test
    void theLateAnswerOfAnotherPlaybackSaysNothingOfThisOne() {
        int before = play.begin(BargeIn.DTMF);
        play.begin(BargeIn.DTMF);
        play.answered(before, new Reply.Done(404, "gone"));
        assertThat(play.state()).isEqualTo(PlayState.ASKED);
        assertThat(play.refusal()).isEmpty();
    }

    @Test
    void aPlaybackThatAsteriskDoesNotTakeSaysWhyAndFreesItsSlot() {
        int refused = play.begin(BargeIn.DTMF);
        play.answered(refused, new Reply.Done(404, "no such channel"));
        assertThat(play.state()).isEqualTo(PlayState.REFUSED);
        assertThat(play.refusal()).isEqualTo("404 no such channel");
        for (int i = 1; i < Ids.PLAYBACK_SLOTS; i++) {
            play.begin(BargeIn.DTMF);
        }
        assertThat(play.begin(BargeIn.DTMF)).isEqualTo(refused);
    }

    @Test
    void aKeyStopsOnlyAPlaybackThatKeysMayStopAndOnlyOnce() {
        assertThat(play.key()).isFalse();
        play.begin(BargeIn.NONE);
        assertThat(play.key()).isFalse();
        play.begin(BargeIn.DTMF);
        assertThat(play.key()).isTrue();
        assertThat(play.key()).isFalse();
        assertThat(play.state()).isEqualTo(PlayState.INTERRUPTED);
    }

    @Test
    void afterAReconnectOnlyThePlaybackThatRunsKeepsItsSlot() {
        int stopped = play.begin(BargeIn.DTMF);
        int running = play.begin(BargeIn.DTMF);
        play.answered(running, TAKEN);
        play.reconnected();
        assertThat(play.state()).isEqualTo(PlayState.TO_CHECK);
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < Ids.PLAYBACK_SLOTS; i++) {
            used.add(play.begin(BargeIn.DTMF));
            play.ended(play.slot(), PlayState.Event.END);
        }
        assertThat(used).contains(stopped).doesNotContain(running);
    }
}
