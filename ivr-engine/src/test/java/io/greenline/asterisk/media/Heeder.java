package io.greenline.asterisk.media;

import io.greenline.audio.Pcm;
import io.greenline.telephony.DtmfDigit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Notes all that a line tells, as words: {@code connected}, {@code voice 160 of 7}, {@code key 5}, {@code ended: why}. */
final class Heeder implements AudioListener {
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** The next thing that was told. */
    String next() throws InterruptedException {
        String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing more was told within " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    /** Notes that a playback was heard to its end. */
    void finished() {
        told.add("finished");
    }

    @Override
    public void connected() {
        told.add("connected");
    }

    @Override
    public void voice(Pcm piece) {
        told.add("voice %d of %d".formatted(piece.samples().length, piece.samples()[0]));
    }

    @Override
    public void key(DtmfDigit digit) {
        told.add("key " + digit.symbol());
    }

    @Override
    public void ended(String reason) {
        told.add("ended: " + reason);
    }
}
