package io.greenline.asterisk.media;

import io.greenline.audio.Pcm;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.UUID;

/**
 * Makes frames of what a peer sends, in whatever pieces it comes. The length has two bytes, so what is kept is bounded.
 *
 * <p>A type that we do not know is passed over: Asterisk has added some before. Half a sample at a payload's end is
 * dropped; each frame begins with a whole one, so the mistake stays in its frame.
 */
final class AudioFrameReader extends ByteToMessageDecoder {
    private static final int UUID_BYTES = 16;
    /** Samples a second of the types after {@link AudioFrame#AUDIO}, in their order. */
    private static final int[] OTHER_RATES = {12_000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000};

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < AudioFrame.HEADER_BYTES) {
            return;
        }
        int type = in.getUnsignedByte(in.readerIndex());
        int length = in.getUnsignedShort(in.readerIndex() + 1);
        if (in.readableBytes() < AudioFrame.HEADER_BYTES + length) {
            return;
        }
        ByteBuf payload = in.skipBytes(AudioFrame.HEADER_BYTES).readSlice(length);
        if (type == AudioFrame.END) {
            out.add(new AudioFrame.End());
        } else if (type == AudioFrame.UUID && length == UUID_BYTES) {
            out.add(new AudioFrame.Identity(new UUID(payload.readLong(), payload.readLong())));
        } else if (type == AudioFrame.KEY && length == 1) {
            out.add(new AudioFrame.Key((char) payload.readUnsignedByte()));
        } else if (type == AudioFrame.AUDIO) {
            out.add(new AudioFrame.Audio(new Pcm(samples(payload), Outgoing.RATE_HZ)));
        } else if (type > AudioFrame.AUDIO && type <= AudioFrame.AUDIO + OTHER_RATES.length) {
            out.add(new AudioFrame.OtherAudio(OTHER_RATES[type - AudioFrame.AUDIO - 1]));
        } else if (type == AudioFrame.FAULT) {
            out.add(new AudioFrame.Fault(length == 0 ? 0 : payload.readUnsignedByte()));
        }
    }

    private static short[] samples(ByteBuf payload) {
        short[] samples = new short[payload.readableBytes() / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = payload.readShortLE();
        }
        return samples;
    }
}
