package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is a call and who is not, without any Asterisk: the link is never opened. */
class CallersTest {
    private static final String CALL = "greenline-1.1";

    private static final AriSettings SETTINGS =
            AriSettings.of(URI.create("http://127.0.0.1:8088/ari"), "user", new Password("secret"), "greenline");

    private final AriCalls calls = new AriCalls(
            SETTINGS, InstantSource.system(), new AriLink(SETTINGS, System::nanoTime, new Silent()), Optional.empty());
    private final News news = new News("a test");
    private final Callers callers = new Callers(calls, new Endless(), news);

    /** Nobody hears what the link tells. */
    private static final class Silent implements AriLink.Owner {
        @Override
        public void event(AriEvent event) {}

        @Override
        public void synced(Snapshot snapshot) {}

        @Override
        public void replaced() {}
    }

    /** Calls that go on until they are interrupted. */
    private static final class Endless implements CallHandler {
        @Override
        public void handle(CallLeg leg) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException letGo) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void reconciled(String driver, String switchName, Set<CallId> present) {}

        @Override
        public void replaced(String driver, String switchName) {}
    }

    @AfterEach
    void letGo() throws Exception {
        assertThat(callers.letGo(Duration.ofSeconds(10))).isEqualTo(callers.begun() > 0);
        news.close();
        calls.link().close();
    }

    private static AriChannel caller(String id) {
        return new AriChannel(id, "Ring", "", "13900000001", "95598", "Stasis", "greenline");
    }

    private static Reconciliation found(AriChannel... channels) {
        Snapshot snapshot =
                new Snapshot(new StateReader.Identity("22", "greenline"), Arrays.asList(channels), List.of());
        return Reconciliation.of(snapshot, "greenline", new Ids("greenline"), Set.of());
    }

    private Optional<?> released() {
        return callers.leg(CALL).orElseThrow().state().released();
    }

    @Test
    void aCallerWhoseComingIsToldTwiceIsOneCall() {
        callers.entered(caller(CALL));
        callers.entered(caller(CALL));
        assertThat(callers.begun()).isOne();
        assertThat(callers.leg(CALL).orElseThrow().adopted()).isFalse();
    }

    @Test
    void aCallerWhoCameWhileTheStateWasReadIsNotTakenForGone() {
        Meanwhile meanwhile = new Meanwhile();
        meanwhile.enter(CALL);
        callers.entered(caller(CALL));
        callers.synced(found(), meanwhile);
        assertThat(released()).isEmpty();
        meanwhile.forget();
        callers.synced(found(), meanwhile);
        assertThat(released()).isEqualTo(Optional.of(AriCallLeg.HUNG_UP));
    }

    @Test
    void aCallerWhoWasThereAtTheConnectMayHaveBeenHadBefore() {
        callers.synced(found(caller(CALL)), new Meanwhile());
        assertThat(callers.leg(CALL).orElseThrow().adopted()).isTrue();
        callers.synced(found(caller(CALL)), new Meanwhile());
        assertThat(callers.begun()).isOne();
    }

    @Test
    void aCallerWhoseCallIsOverIsNoNewCallUntilAsteriskHasReleasedHer() {
        calls.hangUps().add(CALL, HangupCause.NORMAL_CLEARING);
        callers.synced(found(caller(CALL)), new Meanwhile());
        assertThat(callers.begun()).isZero();
        assertThat(callers.left(CALL)).as("it was the call of another life").isFalse();
        callers.synced(found(caller(CALL)), new Meanwhile());
        assertThat(callers.begun()).isOne();
    }

    @Test
    void aCallerWhoLeftAndIsToldOfAgainLateIsNoNewCall() {
        callers.entered(caller(CALL));
        assertThat(callers.left(CALL)).isTrue();
        callers.entered(caller(CALL));
        assertThat(callers.begun()).isOne();
    }

    @Test
    void whileTheEngineDrainsCallersGoBackToTheDialplan() {
        calls.drain();
        callers.entered(caller(CALL));
        assertThat(callers.refused()).isOne();
        assertThat(callers.begun()).isZero();
    }

    @Test
    void aCallThatIsReleasedIsNotPresentUnlessTheDialplanHasIt() {
        callers.entered(caller(CALL));
        callers.entered(caller("greenline-1.2"));
        callers.left(CALL);
        assertThat(callers.present(found())).containsExactly(new CallId("greenline-1.2"));
        assertThat(callers.present(found(caller(CALL))))
                .containsExactlyInAnyOrder(new CallId(CALL), new CallId("greenline-1.2"));
    }
}
