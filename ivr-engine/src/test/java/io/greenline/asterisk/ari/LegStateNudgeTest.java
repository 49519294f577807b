package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Who goes first when keys and nudges come together, and which nudges count. */
class LegStateNudgeTest {
    private static final CallId CALL = new CallId("greenline-1.1");
    private static final CallEvent KEY = new CallEvent.DigitPressed(DtmfDigit.ONE);

    private final LegState state = new LegState(CALL);
    private final int ear = state.openEar();

    @Test
    void aKeyGoesFirstAndTheNudgeEndsTheNextVerb() throws Exception {
        state.nudge(ear);
        state.key(DtmfDigit.ONE);
        assertThat(state.awaitKey(0)).isEqualTo(KEY);
        assertThat(state.awaitKey(0)).isEqualTo(new CallEvent.Nudged());
        assertThat(state.awaitKey(0)).isEqualTo(new CallEvent.TimedOut());
    }

    @Test
    void aNudgeStopsARunningPlaybackAndIsUsedUp() throws Exception {
        state.beginPlay(BargeIn.NONE);
        state.nudge(ear);
        assertThat(state.awaitPlay(0)).isEqualTo(PlayState.NUDGED);
        assertThat(state.takeNudge()).isFalse();
    }

    @Test
    void aNudgeThatWaitsPreventsAPlaybackThatKeysCannotStop() {
        state.nudge(ear);
        state.key(DtmfDigit.ONE);
        assertThat(state.beginPlay(BargeIn.NONE)).isEmpty();
        assertThat(state.takeKey()).isEmpty();
        assertThat(state.takeNudge()).isTrue();
        assertThat(state.beginPlay(BargeIn.NONE)).isNotEqualTo(OptionalInt.empty());
    }

    @Test
    void aKeyThatStoppedThePlaybackIsNotUndoneByANudge() throws Exception {
        state.beginPlay(BargeIn.DTMF);
        state.key(DtmfDigit.ONE);
        state.nudge(ear);
        assertThat(state.awaitPlay(0)).isEqualTo(PlayState.INTERRUPTED);
        assertThat(state.takeKey()).contains(DtmfDigit.ONE);
        assertThat(state.takeNudge()).isTrue();
    }

    @Test
    void anEarThatIsClosedNudgesNobody() throws Exception {
        state.nudge(ear);
        state.closeEar(ear);
        int next = state.openEar();
        state.nudge(ear);
        assertThat(state.awaitKey(0)).isEqualTo(new CallEvent.TimedOut());
        state.closeEar(ear);
        state.nudge(next);
        assertThat(state.awaitKey(0)).isEqualTo(new CallEvent.Nudged());
    }

    @Test
    void whoIsGoneIsNotNudged() throws Exception {
        state.beginPlay(BargeIn.DTMF);
        state.release(AriCallLeg.HUNG_UP);
        state.nudge(ear);
        assertThat(state.awaitPlay(0)).isEqualTo(PlayState.RELEASED);
    }
}
