package io.greenline.simulator;

import io.greenline.audio.Pcm;
import io.greenline.speech.Listener;
import io.greenline.speech.Listeners;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.SpeechEvent;
import io.greenline.telephony.Language;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Listeners of one simulated call: they hear what its caller says on the line, as surely as the script has it. Where an answer
 * begins and ends is decided as by real ones, in the time of the line. Used by the call's thread alone.
 */
public final class ScriptedListeners implements Listeners {
    private static final String NOBODY = "the test has no recogniser";

    private final SpokenLine line;
    private final Presence presence;

    public ScriptedListeners(SpokenLine line, Presence presence) {
        this.line = line;
        this.presence = presence;
    }

    /** Whether anybody listens. */
    public enum Presence {
        THERE,
        /** Nobody can listen, and that is told at once. */
        AWAY,
        /** Whoever listens is lost as soon as the caller says something. */
        LOST_AT_WORDS
    }

    @Override
    public Optional<String> deaf(Language language) {
        return presence == Presence.AWAY ? Optional.of(NOBODY) : Optional.empty();
    }

    @Override
    public Listener listen(ListeningFor what, Consumer<SpeechEvent> events) {
        switch (presence) {
            case THERE -> {
                return new ScriptedListener(line, what, events);
            }
            case AWAY -> events.accept(new SpeechEvent.Lost(NOBODY));
            case LOST_AT_WORDS -> {
                // It is there until there is something to hear.
            }
        }
        return new Absent(events);
    }

    /** Hears nothing, and tells so where it was not told yet, when there would be something to hear. */
    private final class Absent implements Listener {
        private final Consumer<SpeechEvent> events;
        private boolean told = presence == Presence.AWAY;

        Absent(Consumer<SpeechEvent> events) {
            this.events = events;
        }

        @Override
        public void voice(Pcm piece) {
            if (!told && line.now().isPresent()) {
                told = true;
                events.accept(new SpeechEvent.Lost("the test lets the recogniser fail"));
            }
        }

        @Override
        public void close() {
            told = true;
        }
    }
}
