package io.greenline.session;

import io.greenline.audio.Pcm;
import io.greenline.speech.Listener;
import io.greenline.speech.Listeners;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.SpeechEvent;
import io.greenline.telephony.Language;
import java.util.Optional;
import java.util.function.Consumer;

/** Who listens to callers, and where the sound of what they say is kept. */
public record SpeechDesk(Listeners listeners, VoiceArchive voices) {

    /** Nobody listens: every question is answered by keys. */
    public static final SpeechDesk DEAF = new SpeechDesk(new Nobody(), (call, attempt, _) -> call + "-" + attempt);

    private static final class Nobody implements Listeners {
        private static final String REASON = "speech is not set up";

        @Override
        public Optional<String> deaf(Language language) {
            return Optional.of(REASON);
        }

        @Override
        public Listener listen(ListeningFor what, Consumer<SpeechEvent> events) {
            events.accept(new SpeechEvent.Lost(REASON));
            return new Listener() {
                @Override
                public void voice(Pcm piece) {
                    // Nobody is there.
                }

                @Override
                public void close() {
                    // Nobody is there.
                }
            };
        }
    }
}
