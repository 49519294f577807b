package io.greenline.asterisk.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameClockTest {
    private long millis = 1_000;
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final FrameClock clock = new FrameClock(channel.eventLoop(), () -> TimeUnit.MILLISECONDS.toNanos(millis));
    private final List<String> said = new ArrayList<>();

    private FrameClock.Speaker speaker(String name) {
        return frames -> said.add(name + frames);
    }

    @Test
    void theFirstSpeaksAtOnceAndWhoComesMeanwhileWithTheNextFrame() {
        clock.begin(speaker("one:"));
        clock.begin(speaker("two:"));
        assertThat(said).containsExactly("one:1");
        pass(20);
        tick();
        assertThat(said).containsExactly("one:1", "one:1", "two:1");
    }

    @Test
    void whoHasEndedSpeaksNoMoreAndNobodySpeakingNeedsNoTimer() {
        FrameClock.Speaker one = speaker("one:");
        clock.begin(one);
        clock.end(one);
        tick();
        assertThat(said).containsExactly("one:1");
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void afterASilenceItBeginsAnew() {
        FrameClock.Speaker one = speaker("one:");
        clock.begin(one);
        clock.end(one);
        tick();
        clock.begin(one);
        assertThat(said).containsExactly("one:1", "one:1");
    }

    @Test
    void aMachineThatWasLateMakesUpForAHundredMillisecondsAndNotForThoseWhoHaveJustCome() {
        clock.begin(speaker("one:"));
        pass(60);
        tick();
        assertThat(said).containsExactly("one:1", "one:3");
        pass(10_000);
        clock.begin(speaker("two:"));
        tick();
        assertThat(said).containsExactly("one:1", "one:3", "one:6", "two:1");
    }

    @Test
    void aFrameIsDueOnceInEveryTwentyMilliseconds() {
        clock.begin(speaker("one:"));
        for (int i = 0; i < 3; i++) {
            pass(20);
            tick();
        }
        assertThat(said).containsExactly("one:1", "one:1", "one:1", "one:1");
    }

    private void pass(long span) {
        millis += span;
    }

    /** The loop's timer runs out, whatever it was set to. */
    private void tick() {
        channel.advanceTimeBy(20, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
