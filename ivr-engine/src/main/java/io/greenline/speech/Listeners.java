package io.greenline.speech;

import io.greenline.telephony.Language;
import java.util.Optional;
import java.util.function.Consumer;

/** Where calls get somebody to listen to a caller's answer. Any thread. */
public interface Listeners {

    /**
     * Begins to listen for one answer.
     *
     * @param events told in order, on one thread of the listener's at a time; must return at once
     * @return never fails: where nobody can listen, {@link SpeechEvent.Lost} is the only event
     */
    Listener listen(ListeningFor what, Consumer<SpeechEvent> events);

    /**
     * Why nobody can listen to this language now; empty where somebody can, as far as is known without trying. Asked once
     * before each question: who gets a reason goes on by keys, and is counted as one whom nobody listened to.
     */
    default Optional<String> deaf(Language language) {
        return Optional.empty();
    }
}
