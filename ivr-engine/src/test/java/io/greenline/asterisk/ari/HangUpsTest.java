package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.telephony.HangupCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HangUpsTest {
    private static final String STILL_THERE = "greenline-1.1";
    private static final String GONE = "greenline-1.2";

    private final HangUps hangUps = new HangUps();

    private static Reconciliation found(String caller) {
        AriChannel channel = new AriChannel(caller, "Up", "", "", "", "Stasis", "greenline");
        Snapshot snapshot = new Snapshot(new StateReader.Identity("22", "greenline"), List.of(channel), List.of());
        return Reconciliation.of(snapshot, "greenline", new Ids("greenline"), Set.of());
    }

    @Test
    void afterAReconnectOnlyWhoIsStillThereIsHungUpAgainAndWithTheSameCause() {
        hangUps.add(STILL_THERE, HangupCause.USER_BUSY);
        hangUps.add(GONE, HangupCause.NORMAL_CLEARING);
        List<String> again = new ArrayList<>();
        hangUps.synced(found(STILL_THERE), (channel, cause) -> again.add(channel + " " + cause.code()));
        assertThat(again).containsExactly(STILL_THERE + " 17");
        assertThat(hangUps.contains(STILL_THERE)).isTrue();
        assertThat(hangUps.contains(GONE)).isFalse();
    }

    @Test
    void aChannelThatAsteriskHasReleasedMayComeAgainAsANewCall() {
        hangUps.add(STILL_THERE, HangupCause.NORMAL_CLEARING);
        hangUps.left(STILL_THERE);
        assertThat(hangUps.contains(STILL_THERE)).isFalse();
    }
}
