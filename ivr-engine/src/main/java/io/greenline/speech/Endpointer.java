package io.greenline.speech;

import io.greenline.grammar.Prospect;
import io.greenline.telephony.SpeechBargeIn;
import java.util.Optional;

/**
 * Decides where an utterance begins and ends. A value: hearing more gives another one. All places and spans are counted in
 * samples from the beginning of the voice.
 *
 * <p>An utterance has begun when the recogniser has told the same first word twice, so that a noise, which it takes for a
 * word once, begins nothing. It has ended after a silence: {@code complete} where the words are a whole answer that can take
 * no more, {@code incomplete} where they could go on or are no answer yet (VoiceXML 2.0 section 6.3.2). Silence is what the
 * voice activity says, or no new word where a noise hides it.
 *
 * @param rules what was asked for
 * @param words those told last
 * @param prospect of these words
 * @param changedAt where the words last changed
 * @param began where the utterance began, once it surely has
 * @param lastBegan what the utterance cannot begin before: where the one before it was forgotten
 */
record Endpointer(Rules rules, String words, Prospect prospect, long changedAt, Optional<Long> began, long lastBegan) {
    /** The recogniser tells a word this long after it was said, at the most. */
    static final long WORD_LAG = VoiceActivity.RATE_HZ * 4L / 10;
    /** A recogniser that hears nothing is started anew after so much, or its memory would grow. */
    static final long IDLE = VoiceActivity.RATE_HZ * 10L;

    /**
     * The spans of an utterance.
     *
     * @param complete silence after an answer that can take no more
     * @param incomplete silence after anything else
     * @param longest speech that is listened to
     */
    record Rules(long complete, long incomplete, long longest, SpeechBargeIn bargeIn) {}

    /** What to do. */
    sealed interface Verdict {
        /** Hear on. */
        record GoOn() implements Verdict {}

        /** Surely somebody speaks. */
        record Begins(long at) implements Verdict {}

        /** The utterance is over. */
        record Ends(long began, long ended) implements Verdict {}

        /** The utterance is longer than is listened to. */
        record TooLong(long began) implements Verdict {}

        /** It was nobody's utterance. */
        record Forget() implements Verdict {}
    }

    /** An endpointer and its verdict. */
    record Step(Endpointer next, Verdict verdict) {}

    /**
     * The place that the voice has come to.
     *
     * @param now samples so far
     * @param voicedFrom where the last stretch of voice began
     * @param voicedUntil where it ended; {@code now} while it lasts
     */
    record Place(long now, long voicedFrom, long voicedUntil) {}

    static Endpointer begin(Rules rules) {
        return new Endpointer(rules, "", Prospect.NEEDS_MORE, 0, Optional.empty(), 0);
    }

    /** The recogniser told the words so far. */
    Step told(String text, Prospect nextProspect, Place place) {
        long changed = text.equals(words) ? changedAt : place.now;
        Endpointer next = new Endpointer(rules, text, nextProspect, changed, began, lastBegan);
        if (began.isEmpty() && steady(text, nextProspect)) {
            long at = next.start(place);
            return new Step(next.at(at), new Verdict.Begins(at));
        }
        return next.heard(place);
    }

    /** Time passed, whatever the recogniser says. */
    Step heard(Place place) {
        if (began.isPresent() && place.now - began.get() >= rules.longest) {
            return new Step(this, new Verdict.TooLong(began.get()));
        }
        if (words.isEmpty() && began.isEmpty()) {
            return idle(place) ? forget(place) : goOn();
        }
        if (began.isEmpty() && !known(words) && place.now - start(place) >= rules.longest) {
            return forget(place); // a noise that does not end
        }
        return over(place) ? end(place) : goOn();
    }

    /** The utterance was no answer and nobody wants to know of it: listening goes on from here. */
    Endpointer forgotten(long now) {
        return new Endpointer(rules, "", Prospect.NEEDS_MORE, now, Optional.empty(), now);
    }

    private boolean steady(String text, Prospect nextProspect) {
        return switch (rules.bargeIn) {
            case HOTWORD -> !text.isEmpty() && text.equals(words) && nextProspect.matches();
            case NONE, SPEECH -> !firstKnown(text).isEmpty() && firstKnown(text).equals(firstKnown(words));
        };
    }

    /** Nothing for long: best between two sounds, and at last whatever there is. */
    private boolean idle(Place place) {
        long since = place.now - Math.max(lastBegan, changedAt);
        return since >= IDLE && (place.now - place.voicedUntil >= WORD_LAG || since >= 2 * IDLE);
    }

    private boolean over(Place place) {
        return quiet(place) || nothingNew(place);
    }

    /** Behind unknown words nothing new is no sign: many of them are one to the recogniser. */
    private boolean nothingNew(Place place) {
        return !words.endsWith(Hypothesis.UNKNOWN) && place.now - changedAt >= silence() + WORD_LAG;
    }

    /** Where the voice activity missed a faint voice, the words show that there was one. */
    private boolean quiet(Place place) {
        return place.now - Math.max(place.voicedUntil, changedAt - WORD_LAG) >= silence();
    }

    private long silence() {
        return prospect == Prospect.COMPLETE ? rules.complete : rules.incomplete;
    }

    private Step end(Place place) {
        long from = began.orElseGet(() -> start(place));
        return new Step(this, new Verdict.Ends(from, Math.max(from, quiet(place) ? place.voicedUntil : changedAt)));
    }

    private long start(Place place) {
        return Math.min(changedAt, Math.max(lastBegan, place.voicedFrom));
    }

    private Endpointer at(long start) {
        return new Endpointer(rules, words, prospect, changedAt, Optional.of(start), lastBegan);
    }

    private Step goOn() {
        return new Step(this, new Verdict.GoOn());
    }

    private Step forget(Place place) {
        return new Step(forgotten(place.now), new Verdict.Forget());
    }

    private static boolean known(String text) {
        return !firstKnown(text).isEmpty();
    }

    private static String firstKnown(String text) {
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty() && !word.equals(Hypothesis.UNKNOWN)) {
                return word;
            }
        }
        return "";
    }
}
