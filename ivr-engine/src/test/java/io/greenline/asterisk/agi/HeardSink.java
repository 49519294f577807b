package io.greenline.asterisk.agi;

import io.greenline.audio.Pcm;
import io.greenline.call.VoiceSink;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Notes what an ear hears, as words: {@code voice 160 of 7}, {@code lost: why}. */
final class HeardSink implements VoiceSink {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** The next thing that was told. */
    String next() throws InterruptedException {
        String next = told.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing more was told");
        }
        return next;
    }

    /** Whether everything that was told has been asked for. */
    boolean silent() {
        return told.isEmpty();
    }

    @Override
    public void voice(Pcm piece) {
        told.add("voice %d of %d".formatted(piece.samples().length, piece.samples()[0]));
    }

    @Override
    public void lost(String reason) {
        told.add("lost: " + reason);
    }
}
