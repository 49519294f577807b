package io.greenline.speech;

import io.greenline.grammar.Phrases;
import java.util.List;
import java.util.Optional;

/** Turns voice into words of one language. Any thread. */
public interface Recognizer {

    /**
     * Begins to recognise one stream of voice.
     *
     * @param phrases what is expected: one entry for each grammar that is listened for; empty for anything at all
     * @throws RecognizerException when it cannot, now: the message says why
     */
    RecognizerStream open(List<Phrases> phrases) throws RecognizerException;

    /**
     * A token of a grammar as this recogniser's words.
     *
     * @return words that it can hear, separated by blanks; empty when it has none for this token
     */
    Optional<String> words(String token);

    /** Why no stream could be opened now; empty where one can, as far as is known without trying. */
    default Optional<String> deaf() {
        return Optional.empty();
    }
}
