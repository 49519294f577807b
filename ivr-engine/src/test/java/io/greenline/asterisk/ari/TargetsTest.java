package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final String APPLICATION = "greenline";
    private static final String CHANNEL = "greenline.peer.1.greenline-1.1";

    private final Targets targets = new Targets();

    private static Reconciliation found(AriChannel... channels) {
        Snapshot snapshot =
                new Snapshot(new StateReader.Identity("22", "greenline"), Arrays.asList(channels), List.of());
        return Reconciliation.of(snapshot, APPLICATION, new Ids(APPLICATION), Set.of());
    }

    private static AriChannel channel(String state, String application) {
        return new AriChannel(CHANNEL, state, "", "", "", application, APPLICATION + ",target");
    }

    @Test
    void onlyAChannelThatIsRegisteredIsChangedAndOnlyUntilItIsForgotten() {
        List<String> changed = new ArrayList<>();
        assertThat(targets.change(CHANNEL, target -> changed.add("before"))).isFalse();
        Target target = targets.target(CHANNEL);
        assertThat(targets.change(CHANNEL, same -> changed.add(same.channelId())))
                .isTrue();
        targets.forget(target);
        assertThat(targets.change(CHANNEL, gone -> changed.add("after"))).isFalse();
        assertThat(changed).containsExactly(CHANNEL);
    }

    @Test
    void aChannelThatWasPlacedAndIsNotThereIsGone() {
        Target placed = targets.target(CHANNEL);
        placed.place();
        targets.synced(found(), APPLICATION);
        assertThat(placed.gone()).isTrue();
    }

    @Test
    void aChannelThatAsteriskMayNotHaveMadeYetIsNotGoneButInDoubt() {
        Target asked = targets.target(CHANNEL);
        targets.synced(found(), APPLICATION);
        assertThat(asked.gone()).isFalse();
        assertThat(asked.unsure()).isTrue();
    }

    @Test
    void onlyAChannelThatIsUpAndWithUsHasAnswered() {
        Target target = targets.target(CHANNEL);
        targets.synced(found(channel("Ringing", "Stasis")), APPLICATION);
        assertThat(target.answered()).isFalse();
        targets.synced(found(channel("Up", "Dial")), APPLICATION);
        assertThat(target.answered()).isFalse();
        targets.synced(found(channel("Up", "Stasis")), APPLICATION);
        assertThat(target.answered()).isTrue();
    }
}
