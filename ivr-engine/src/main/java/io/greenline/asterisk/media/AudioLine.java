package io.greenline.asterisk.media;

import io.greenline.audio.Pcm;
import java.util.List;
import java.util.UUID;

/**
 * The sound of one call in both directions, from the moment it is expected to its end; from {@link
 * AudioSocketServer#expect}. Any thread.
 */
public final class AudioLine {
    private final UUID id;
    private final AudioListener listener;
    private final Outgoing outgoing = new Outgoing();
    private volatile State state = State.EXPECTED;
    private volatile Runnable ending = () -> {};

    private enum State {
        EXPECTED,
        OPEN,
        /** We have ended it: nothing of the voice is told any more. */
        ENDING,
        OVER
    }

    AudioLine(UUID id, AudioListener listener) {
        this.id = id;
        this.listener = listener;
    }

    /** What Asterisk must say when it brings this call. */
    public UUID id() {
        return id;
    }

    /**
     * Plays sounds one after the other, in real time, instead of what is playing; before the connection is there, from
     * its first moment on.
     *
     * @param sounds 8,000 samples a second
     * @param whenFinished run on the listener's thread when all were heard; not when they were stopped, replaced, or cut
     *     by the line's end
     */
    public void play(List<Pcm> sounds, Runnable whenFinished) {
        outgoing.say(sounds, whenFinished);
    }

    /**
     * Stops what is playing: nothing of it is sent after this returns, and Asterisk keeps none in store.
     *
     * @return the samples that were sent, 0 when nothing was playing
     */
    public long stop() {
        return outgoing.hush();
    }

    /**
     * Ends the line as AudioSocket wants it: Asterisk is told, and goes on with its command. The listener hears no voice
     * from now on, but keys that are on their way, and {@link AudioListener#ended} when all is over.
     */
    public void end() {
        Runnable end;
        synchronized (this) {
            if (state == State.OVER || state == State.ENDING) {
                return;
            }
            state = State.ENDING;
            end = ending;
        }
        outgoing.hush();
        end.run();
    }

    /** Notes how this line is ended: before anybody comes, and again when somebody has. */
    synchronized void endBy(Runnable how) {
        ending = how;
    }

    /** Takes a connection; false when the line has been ended meanwhile. */
    synchronized boolean open(Runnable how) {
        if (state != State.EXPECTED) {
            return false;
        }
        state = State.OPEN;
        ending = how;
        return true;
    }

    /** The line is over; whether that is news. */
    synchronized boolean over() {
        boolean news = state != State.OVER;
        state = State.OVER;
        return news;
    }

    boolean listening() {
        return state == State.OPEN;
    }

    AudioListener listener() {
        return listener;
    }

    Outgoing outgoing() {
        return outgoing;
    }
}
