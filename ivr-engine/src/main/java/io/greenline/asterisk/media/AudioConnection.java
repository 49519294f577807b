package io.greenline.asterisk.media;

import io.greenline.audio.Pcm;
import io.greenline.telephony.DtmfDigit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of Asterisk's, on its event loop: says which call it brings, then carries that call's sound.
 *
 * <p>A frame goes out every 20 ms from the first moment, silence if need be: Asterisk gives up a line on which nothing
 * happens for two seconds, and can wait for us where we waited for it. Header and payload are one write, because a
 * gap inside a frame makes Asterisk give up as well.
 */
final class AudioConnection extends SimpleChannelInboundHandler<AudioFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(AudioConnection.class);

    /** Asterisk takes nothing any more when so many frames in a row, two seconds, found the way blocked. */
    private static final int MOST_FRAMES_BLOCKED = 100;

    private static final int FRAME_BYTES = Outgoing.FRAME_SAMPLES * Short.BYTES;

    private final AudioSocketSettings settings;
    private final FrameClock clock;
    private final Function<UUID, @Nullable AudioLine> claims;
    private @Nullable AudioLine line;
    private @Nullable ScheduledFuture<?> timer;
    private Optional<String> why = Optional.empty();
    private FrameClock.@Nullable Speaker speaker;
    private int blocked;

    /**
     * @param clock of the connection's event loop
     * @param claims gives the line that a UUID was expected for, once
     */
    AudioConnection(AudioSocketSettings settings, FrameClock clock, Function<UUID, @Nullable AudioLine> claims) {
        this.settings = settings;
        this.clock = clock;
        this.claims = claims;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        timer = after(context, settings.introducing().toNanos(), () -> drop(context, "nobody said which call this is"));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, AudioFrame frame) {
        AudioLine open = line;
        if (open == null) {
            introduced(context, frame);
        } else {
            received(context, open, frame);
        }
    }

    private void introduced(ChannelHandlerContext context, AudioFrame frame) {
        AudioLine expected = frame instanceof AudioFrame.Identity(UUID id) ? claims.apply(id) : null;
        line = expected;
        if (expected == null || !expected.open(() -> context.executor().execute(() -> farewell(context)))) {
            drop(context, "no call is expected by that name, or not any more");
            return;
        }
        cancelTimer();
        expected.listener().connected();
        FrameClock.Speaker begins = frames -> speakOrDrop(context, expected, frames);
        speaker = begins;
        clock.begin(begins);
    }

    private void received(ChannelHandlerContext context, AudioLine open, AudioFrame frame) {
        switch (frame) {
            case AudioFrame.Audio(Pcm sound) -> heard(open, sound);
            case AudioFrame.OtherAudio(int rateHz) ->
                drop(context, "Asterisk sends %d samples a second; have it send 8000 (format slin)".formatted(rateHz));
            case AudioFrame.Key(char symbol) -> DtmfDigit.of(symbol).ifPresent(open.listener()::key);
            case AudioFrame.End _ -> drop(context, "Asterisk ended the sound");
            case AudioFrame.Fault(int code) -> drop(context, "Asterisk reported fault %d of the sound".formatted(code));
            case AudioFrame.Identity _ -> drop(context, "Asterisk named the call twice");
        }
    }

    private static void heard(AudioLine open, Pcm sound) {
        if (sound.samples().length > 0 && open.listening()) {
            open.listener().voice(sound);
        }
    }

    /** What goes wrong on one line is not to keep the others from their frames. */
    private void speakOrDrop(ChannelHandlerContext context, AudioLine open, int frames) {
        try {
            speak(context, open, frames);
        } catch (RuntimeException e) {
            exceptionCaught(context, e);
        }
    }

    private void speak(ChannelHandlerContext context, AudioLine open, int frames) {
        if (!open.listening() || !context.channel().isActive()) {
            beSilent();
            return;
        }
        open.outgoing().finished().ifPresent(Runnable::run);
        for (int i = 0; i < frames; i++) {
            if (!context.channel().isWritable()) {
                blocked++;
            } else {
                blocked = 0;
                send(context, frameOf(context, open.outgoing().frame()));
            }
        }
        if (blocked > MOST_FRAMES_BLOCKED) {
            drop(context, "Asterisk took no sound for two seconds");
        }
    }

    private void beSilent() {
        FrameClock.Speaker ends = speaker;
        if (ends != null) {
            clock.end(ends);
        }
    }

    private static ByteBuf frameOf(ChannelHandlerContext context, short[] samples) {
        ByteBuf frame = context.alloc().buffer(AudioFrame.HEADER_BYTES + FRAME_BYTES);
        frame.writeByte(AudioFrame.AUDIO).writeShort(FRAME_BYTES);
        for (short sample : samples) {
            frame.writeShortLE(sample);
        }
        return frame;
    }

    private void farewell(ChannelHandlerContext context) {
        because("the sound was ended here");
        beSilent();
        cancelTimer();
        if (context.channel().isActive()) {
            ByteBuf end = context.alloc().buffer(AudioFrame.HEADER_BYTES);
            send(context, end.writeByte(AudioFrame.END).writeShort(0));
            timer = after(context, settings.parting().toNanos(), () -> closeNow(context));
        }
    }

    /** Ends the connection from our side, for a reason of the peer's. */
    private void drop(ChannelHandlerContext context, String reason) {
        because(reason);
        closeNow(context);
    }

    /** What comes of an end, such as frames that could not be sent any more, is not its reason. */
    private void because(String reason) {
        if (why.isEmpty()) {
            why = Optional.of(reason);
        }
    }

    private void closeNow(ChannelHandlerContext context) {
        beSilent();
        cancelTimer();
        context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private static void send(ChannelHandlerContext context, ByteBuf frame) {
        context.writeAndFlush(frame).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        beSilent();
        cancelTimer();
        AudioLine open = line;
        if (open != null && open.over()) {
            open.listener().ended(why.orElse("Asterisk closed the connection"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            drop(context, "the connection broke: " + cause.getMessage());
        } else {
            LOG.error("Sound could not be handled; its line is closed", cause);
            drop(context, "the sound could not be handled: " + cause);
        }
    }

    private static ScheduledFuture<?> after(ChannelHandlerContext context, long nanos, Runnable task) {
        return context.executor().schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    private void cancelTimer() {
        ScheduledFuture<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }
}
