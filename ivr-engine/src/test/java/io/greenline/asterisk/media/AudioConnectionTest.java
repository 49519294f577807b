package io.greenline.asterisk.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AudioConnectionTest {
    /** Asterisk reads a header and then its payload, and gives the line up when the payload is not there. */
    @Test
    void headerAndPayloadAreOneWrite() {
        AudioLine line = new AudioLine(UUID.randomUUID(), new Heeder());
        EmbeddedChannel channel = new EmbeddedChannel();
        FrameClock clock = new FrameClock(channel.eventLoop(), () -> 0);
        channel.pipeline().addLast(new AudioConnection(AudioSocketSettings.onLoopback(0), clock, _ -> line));
        channel.writeInbound(new AudioFrame.Identity(line.id()));
        ByteBuf frame = channel.readOutbound();
        assertThat(frame.readableBytes()).isEqualTo(3 + 320);
        frame.release();
        line.end();
        channel.runPendingTasks();
        ByteBuf end = channel.readOutbound();
        assertThat(end.readableBytes()).isEqualTo(3);
        assertThat(end.readMedium()).isZero();
        end.release();
        channel.finishAndReleaseAll();
    }

    @Test
    void aLineThatGoesWrongIsClosedAndTheOthersOnItsClockSpeakOn() {
        EmbeddedChannel wrong = new EmbeddedChannel();
        EmbeddedChannel right = new EmbeddedChannel();
        AtomicLong millis = new AtomicLong();
        FrameClock clock = new FrameClock(wrong.eventLoop(), () -> TimeUnit.MILLISECONDS.toNanos(millis.get()));
        begin(wrong, clock, new AudioLine(UUID.randomUUID(), new Heeder()), () -> {
            throw new IllegalStateException("a fault of ours");
        });
        begin(right, clock, new AudioLine(UUID.randomUUID(), new Heeder()), () -> {});
        assertThat(wrong.isOpen()).isFalse();
        frames(right);
        millis.addAndGet(20);
        wrong.advanceTimeBy(20, TimeUnit.MILLISECONDS);
        wrong.runScheduledPendingTasks();
        assertThat(frames(right)).isEqualTo(1);
        right.finishAndReleaseAll();
    }

    private static void begin(EmbeddedChannel channel, FrameClock clock, AudioLine line, Runnable whenFinished) {
        line.play(List.of(), whenFinished);
        channel.pipeline().addLast(new AudioConnection(AudioSocketSettings.onLoopback(0), clock, _ -> line));
        channel.writeInbound(new AudioFrame.Identity(line.id()));
    }

    private static int frames(EmbeddedChannel channel) {
        int count = 0;
        for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            frame.release();
            count++;
        }
        return count;
    }
}
