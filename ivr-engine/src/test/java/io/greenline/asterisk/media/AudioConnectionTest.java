package io.greenline.asterisk.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AudioConnectionTest {
    /** Asterisk reads a header and then its payload, and gives the line up when the payload is not there. */
    @Test
    void headerAndPayloadAreOneWrite() {
        AudioLine line = new AudioLine(UUID.randomUUID(), new Heeder());
        EmbeddedChannel channel = new EmbeddedChannel();
        FrameClock clock = new FrameClock(channel.eventLoop(), System::nanoTime);
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
}
