package io.greenline.asterisk.ari;

import io.greenline.audio.Pcm;
import io.greenline.call.VoiceSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps a voice, and why it was lost. */
final class Recording implements VoiceSink {
    private final List<short[]> pieces = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    @Override
    public synchronized void voice(Pcm piece) {
        pieces.add(piece.samples());
        notifyAll();
    }

    @Override
    public synchronized void lost(String reason) {
        losses.add(reason);
        notifyAll();
    }

    synchronized short[] heard() {
        short[] all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    synchronized List<String> losses() {
        return List.copyOf(losses);
    }

    /** Waits for so many samples, or the loss of the voice. */
    synchronized void awaitSamples(int count) throws InterruptedException {
        while (losses.isEmpty()
                && pieces.stream().mapToInt(piece -> piece.length).sum() < count) {
            wait(10_000);
        }
    }

    synchronized void awaitLoss() throws InterruptedException {
        while (losses.isEmpty()) {
            wait(10_000);
        }
    }
}
