package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.session.LiveDialplans.Archive;
import io.greenline.session.LiveDialplans.InUse;
import io.greenline.session.LiveDialplans.Lease;
import io.greenline.session.LiveDialplans.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveDialplansTest {
    private static final Served FIRST = served("First");
    private static final Served SECOND = served("Second");

    private final LiveDialplans dialplans = new LiveDialplans(Map.of("*", "test"), List.of(FIRST), Archive.NONE);

    private static Served served(String words) {
        Dialplan plan = Plans.of("""
                dialplan: test
                languages: [en-US]
                start: said
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  said: {play: said, next: desk}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                prompts:
                  said: {en-US: %s}
                """.formatted(words));
        return new Served(plan, _ -> List.of());
    }

    private static Lease begin(LiveDialplans dialplans) {
        return dialplans.begin("95598").orElseThrow();
    }

    @Test
    void aNewCallGetsWhatIsLiveAndKeepsIt() {
        Lease before = begin(dialplans);
        dialplans.goLive(SECOND);
        assertThat(begin(dialplans).served()).isSameAs(SECOND);
        assertThat(before.served()).isSameAs(FIRST);
        assertThat(dialplans.inUse())
                .containsExactly(
                        new InUse(SECOND.version(), Standing.LIVE, 1), new InUse(FIRST.version(), Standing.ENDING, 1));
    }

    @Test
    void aVersionIsForgottenWithItsLastCall() {
        Lease one = begin(dialplans);
        Lease other = begin(dialplans);
        dialplans.goLive(SECOND);
        one.close();
        one.close();
        assertThat(dialplans.inUse()).as("a lease closed twice is closed once").hasSize(2);
        other.close();
        assertThat(dialplans.inUse()).containsExactly(new InUse(SECOND.version(), Standing.LIVE, 0));
    }

    @Test
    void aVersionThatNobodyIsInIsForgottenAtOnce() {
        begin(dialplans).close();
        dialplans.goLive(SECOND);
        assertThat(dialplans.inUse()).extracting(InUse::version).containsExactly(SECOND.version());
    }

    @Test
    void aVersionThatComesBackWhileCallsAreInItIsOneVersion() {
        Lease before = begin(dialplans);
        dialplans.goLive(SECOND);
        dialplans.goLive(FIRST);
        Lease after = begin(dialplans);
        assertThat(dialplans.inUse()).containsExactly(new InUse(FIRST.version(), Standing.LIVE, 2));
        before.close();
        after.close();
        assertThat(dialplans.inUse()).containsExactly(new InUse(FIRST.version(), Standing.LIVE, 0));
    }

    @Test
    void aCallThatComesBackFindsItsVersionAsLongAsAnotherCallIsInIt() throws InterruptedException {
        Lease before = begin(dialplans);
        dialplans.goLive(SECOND);
        Lease back = dialplans.goOn(FIRST.version()).orElseThrow();
        assertThat(back.served()).isSameAs(FIRST);
        before.close();
        back.close();
        assertThat(dialplans.goOn(FIRST.version()).orElseThrow().served())
                .as("not in memory and in no archive: what is live")
                .isSameAs(SECOND);
        assertThat(dialplans.goOn(new DialplanVersion("other", "12"))).isEmpty();
    }

    @Test
    void manyCallsOfAnEarlierEngineFetchTheirVersionOnce() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        LiveDialplans restarted = new LiveDialplans(Map.of("*", "test"), List.of(SECOND), version -> {
            fetches.incrementAndGet();
            asked.await();
            return version.equals(FIRST.version()) ? Optional.of(FIRST) : Optional.empty();
        });
        List<Future<Lease>> leases = new ArrayList<>();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < 50; call++) {
                leases.add(calls.submit(() -> restarted.goOn(FIRST.version()).orElseThrow()));
            }
            asked.countDown();
        }
        assertThat(restarted.inUse()).contains(new InUse(FIRST.version(), Standing.ENDING, 50));
        for (Future<Lease> lease : leases) {
            assertThat(lease.get().served()).isSameAs(FIRST);
            lease.get().close();
        }
        assertThat(restarted.inUse()).containsExactly(new InUse(SECOND.version(), Standing.LIVE, 0));
        assertThat(fetches.get()).as("one for all that asked at the same time").isLessThan(50);
    }

    @Test
    void anArchiveThatFailsLeavesTheCallToWhatIsLive() throws InterruptedException {
        LiveDialplans restarted = new LiveDialplans(Map.of("*", "test"), List.of(SECOND), _ -> {
            throw new IllegalStateException("broken on purpose");
        });
        assertThat(restarted.goOn(FIRST.version()).orElseThrow().served()).isSameAs(SECOND);
    }

    /** Else the engine would run a call that it was to let go of. */
    @Test
    void aCallThatIsLetGoOfWhileItsVersionIsFetchedGoesOnInNone() {
        LiveDialplans restarted = new LiveDialplans(Map.of("*", "test"), List.of(SECOND), _ -> {
            throw new InterruptedException("as the engine stops");
        });
        assertThatThrownBy(() -> restarted.goOn(FIRST.version())).isInstanceOf(InterruptedException.class);
        assertThat(restarted.inUse()).containsExactly(new InUse(SECOND.version(), Standing.LIVE, 0));
    }

    @Test
    void noCallIsEverWithoutADialplanWhileVersionsChange() throws Exception {
        AtomicInteger without = new AtomicInteger();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 8; caller++) {
                calls.execute(() -> {
                    for (int call = 0; call < 2_000; call++) {
                        dialplans.begin("95598").ifPresentOrElse(Lease::close, without::incrementAndGet);
                    }
                });
            }
            for (int change = 0; change < 2_000; change++) {
                dialplans.goLive(change % 2 == 0 ? SECOND : FIRST);
            }
        }
        assertThat(without).hasValue(0);
        assertThat(dialplans.inUse()).containsExactly(new InUse(FIRST.version(), Standing.LIVE, 0));
    }

    @Test
    void aNumberWhoseDialplanIsNotThereIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new LiveDialplans(Map.of("1", "other"), List.of(FIRST), Archive.NONE))
                .hasMessageContaining("number 1 is served by dialplan 'other'");
    }
}
