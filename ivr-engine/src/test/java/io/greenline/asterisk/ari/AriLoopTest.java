package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AriLoopTest {
    private final AriLoop loop = new AriLoop(
            AriSettings.of(URI.create("http://127.0.0.1:8088/ari"), "user", new Password("secret"), "greenline"));
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    private List<String> firstDone(int count) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(String.valueOf(done.poll(10, TimeUnit.SECONDS)));
        }
        return all;
    }

    @Test
    void whatIsGivenOnTheThreadItselfIsDoneAtOnce() throws Exception {
        assertThat(loop.execute(() -> {
                    boolean _ = loop.execute(() -> done.add("at once"));
                    done.add("then");
                }))
                .isTrue();
        assertThat(firstDone(2)).containsExactly("at once", "then");
        loop.close(Runnable::run);
    }

    @Test
    void theLastThingComesAfterWhatWasGivenBeforeAndIsWaitedFor() {
        boolean _ = loop.execute(() -> done.add("before"));
        loop.close(said -> loop.later(Duration.ofMillis(20), () -> {
            done.add("last");
            said.run();
        }));
        assertThat(done).containsExactly("before", "last");
    }

    @Test
    void afterTheEndNothingIsTakenAndASecondEndDoesNoHarm() {
        loop.close(Runnable::run);
        assertThat(loop.execute(() -> done.add("after"))).isFalse();
        loop.close(said -> done.add("again"));
        assertThat(done).isEmpty();
    }

    @Test
    void whatFailsLaterStopsNothingElse() throws Exception {
        loop.later(Duration.ZERO, () -> {
            throw new IllegalStateException("a failure that belongs into the log");
        });
        loop.later(Duration.ofMillis(1), () -> done.add("later"));
        assertThat(firstDone(1)).containsExactly("later");
        loop.close(Runnable::run);
    }

    @Test
    void whatIsDoneAgainAndAgainStopsWithTheThread() throws Exception {
        loop.every(Duration.ofMillis(1), () -> done.add("tick"));
        assertThat(firstDone(3)).containsExactly("tick", "tick", "tick");
        loop.close(Runnable::run);
        done.clear();
        assertThat(loop.execute(() -> done.add("after"))).isFalse();
        assertThat(done).isEmpty();
    }
}
