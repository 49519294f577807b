package io.greenline.asterisk.ari;

import io.greenline.audio.Pcm;
import io.greenline.call.VoiceSink;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands a voice over to its sink until the ear is closed or the voice is lost, whichever comes first: after that the sink
 * is told nothing, and it is told of a loss once. Any thread.
 */
final class VoiceDelivery {
    private final ReentrantLock lock = new ReentrantLock();
    private final VoiceSink sink;
    private boolean over;
    private long lastVoice;

    VoiceDelivery(VoiceSink sink) {
        this.sink = sink;
    }

    void voice(Pcm piece, long now) {
        lock.lock();
        try {
            if (!over) {
                lastVoice = now;
                sink.voice(piece);
            }
        } finally {
            lock.unlock();
        }
    }

    void lost(String reason) {
        lock.lock();
        try {
            if (!over) {
                over = true;
                sink.lost(reason);
            }
        } finally {
            lock.unlock();
        }
    }

    /** When this returns the sink is not called any more. */
    void close() {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }

    /** When the last piece came, in the time that was handed in with it; zero before the first. */
    long lastVoice() {
        lock.lock();
        try {
            return lastVoice;
        } finally {
            lock.unlock();
        }
    }
}
