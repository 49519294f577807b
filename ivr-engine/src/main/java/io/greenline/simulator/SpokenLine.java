package io.greenline.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a simulated caller says, on its way from the leg to the listeners of the same call: the leg sends sound, and who listens
 * to that sound looks up here what it says. Used by the call's thread alone.
 */
public final class SpokenLine {
    private Optional<Speech> speech = Optional.empty();
    private Instant now = Instant.MIN;

    private record Speech(Utterance what, Instant from) {
        Instant end() {
            return from.plus(what.length());
        }
    }

    /**
     * What is being said.
     *
     * @param since since when
     */
    record Saying(Utterance what, Duration since) {}

    /** The caller begins to say something. */
    void says(Utterance what, Instant from) {
        speech = Optional.of(new Speech(what, from));
    }

    /** The caller says nothing more. */
    void fallsSilent() {
        speech = Optional.empty();
    }

    /** When the caller will have said what is being said at a moment; empty in silence. */
    Optional<Instant> until(Instant at) {
        return speech.map(Speech::end).filter(at::isBefore);
    }

    /** The next piece of sound is of this moment. */
    void at(Instant begin) {
        now = begin;
    }

    /** What the piece of sound says that comes now; empty in silence. */
    Optional<Saying> now() {
        return until(now)
                .flatMap(_ -> speech)
                .map(being -> new Saying(being.what(), Duration.between(being.from(), now)));
    }
}
