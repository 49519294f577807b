package io.greenline.asterisk.ari;

import io.greenline.audio.Pcm;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Makes samples of the bytes of one voice; a sample may be cut in two anywhere. One thread at a time. */
final class VoiceDecoder {
    private static final int RATE_HZ = 8_000;
    private static final int NONE = -1;

    private final VoiceFormat format;
    private int kept = NONE;

    VoiceDecoder(VoiceFormat format) {
        this.format = format;
    }

    /** The samples that are whole now; empty when none is. */
    Optional<Pcm> decode(ByteBuf bytes) {
        int whole = (bytes.readableBytes() + (kept == NONE ? 0 : 1)) / format.sampleBytes();
        short[] samples = new short[whole];
        for (int i = 0; i < whole; i++) {
            int low = kept == NONE ? bytes.readByte() : kept;
            kept = NONE;
            samples[i] = format.sample(low, format.sampleBytes() == 2 ? bytes.readByte() : 0);
        }
        if (bytes.isReadable()) {
            kept = bytes.readUnsignedByte();
        }
        return whole == 0 ? Optional.empty() : Optional.of(new Pcm(samples, RATE_HZ));
    }
}
