package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The words exchanged with Asterisk: ids, caller ids, causes, paths, waits. */
class AriWordsTest {
    private static final CallId CALL = new CallId("greenline-1732396063.17");

    @Test
    void anIdLeadsBackToItsCall() {
        Ids ids = new Ids("green.line");
        assertThat(ids.callOfPeer(ids.peer(CALL, 3))).contains(CALL.value());
        assertThat(ids.callOfBridge(ids.bridge(CALL, 3))).contains(CALL.value());
        assertThat(Ids.callOfPlayback(Ids.playback(CALL, 7))).contains(CALL.value());
        assertThat(Ids.slotOfPlayback(Ids.playback(CALL, 7))).hasValue(7);
        assertThat(ids.callOfPeer(ids.peer(CALL, 3) + ";2")).isEmpty();
        assertThat(ids.callOfPeer(CALL.value())).isEmpty();
        assertThat(new Ids("other").callOfPeer(ids.peer(CALL, 3))).isEmpty();
    }

    @Test
    void whatAnOfferMakesIsItsOwnAndNoTransfers() {
        Ids ids = new Ids("green.line");
        Supervisor.Names supervisor = ids.supervisor(CALL, 3, 1_000);
        for (String id : new String[] {
            ids.agent(CALL, 3),
            ids.talk(CALL, 3),
            ids.third(CALL, 3, 1),
            supervisor.phone(),
            supervisor.ear(),
            supervisor.bridge()
        }) {
            assertThat(ids.isOfOffer(id, 3)).as(id).isTrue();
            assertThat(ids.isOfOffer(id, 33) || ids.isOfOffer(id, 1)).as(id).isFalse();
            assertThat(ids.callOfPeer(id).or(() -> ids.callOfBridge(id))).contains(CALL.value());
        }
        assertThat(ids.isOfOffer(ids.peer(CALL, 3), 3) || ids.isOfOffer(ids.bridge(CALL, 3), 3))
                .isFalse();
        assertThat(ids.isThird(ids.third(CALL, 3, 1), 3)).isTrue();
        assertThat(ids.isThird(ids.agent(CALL, 3), 3) || ids.isThird(supervisor.phone(), 3))
                .isFalse();
    }

    @Test
    void aCallersNameCannotLeaveTheCallerId() {
        assertThat(AriCommands.callerId("Eve\" <1>\r\nX: y\u0000;,\\", "13800<>\"138"))
                .isEqualTo("\"Eve 1X: y\" <13800138>");
    }

    @Test
    void aPathIsEncoded() {
        assertThat(AriCommands.hangUp("a b/c?d", HangupCause.USER_BUSY).path())
                .isEqualTo("channels/a%20b%2Fc%3Fd?reason_code=17");
    }

    @Test
    void theDialStatusKnowsMoreThanTheCauseOfALocalChannel() {
        assertThat(TransferRun.notConnected("BUSY", 0))
                .isEqualTo(new CallEvent.NotConnected(Why.BUSY, HangupCause.USER_BUSY));
        assertThat(TransferRun.notConnected("RINGING", 19))
                .isEqualTo(new CallEvent.NotConnected(Why.NO_ANSWER, HangupCause.NO_ANSWER));
        assertThat(TransferRun.notConnected("CONGESTION", 34))
                .isEqualTo(new CallEvent.NotConnected(Why.UNREACHABLE, HangupCause.NO_CIRCUIT));
        assertThat(TransferRun.notConnected("", 0))
                .isEqualTo(new CallEvent.NotConnected(Why.UNREACHABLE, HangupCause.NO_ROUTE));
    }

    @Test
    void promptsAreNamedAsAsteriskSeesThem() {
        var folder = new AriSettings.PromptFolder(Path.of("/var/prompts"), "/srv/sounds");
        assertThat(folder.onSwitch(Path.of("/var/prompts/en/menu"))).isEqualTo("/srv/sounds/en/menu");
        assertThat(folder.onSwitch(Path.of("/elsewhere/menu"))).isEqualTo("/elsewhere/menu");
        assertThat(AriSettings.PromptFolder.shared().onSwitch(Path.of("/a/b"))).isEqualTo("/a/b");
    }

    @Test
    void aPasswordIsNeverPrinted() {
        AriSettings settings = AriSettings.of(URI.create("http://h:8088"), "u", new Password("hush"), "greenline");
        assertThat(settings.toString()).doesNotContain("hush");
        assertThat(settings.authorization()).isEqualTo("Basic dTpodXNo");
        assertThatThrownBy(() -> AriSettings.of(URI.create("http://h"), "u", new Password(""), "two words"))
                .hasMessageContaining("'two words'");
    }

    @Test
    void theFirstRetryIsAtOnceAndLaterOnesWaitLongerUpToTheCap() {
        Backoff backoff = new Backoff(new Random(1));
        assertThat(backoff.next()).isZero();
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            Duration wait = backoff.next();
            assertThat(wait).isBetween(Backoff.FIRST.dividedBy(2), Backoff.CAP);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        assertThat(longest).isGreaterThan(Backoff.CAP.dividedBy(2));
        backoff.succeeded();
        assertThat(backoff.next()).isZero();
    }
}
