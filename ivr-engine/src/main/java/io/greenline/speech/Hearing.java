package io.greenline.speech;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Grammar;
import io.greenline.grammar.Phrases;
import io.greenline.grammar.Prospect;
import io.greenline.speech.SpeechEvent.Answered;
import io.greenline.telephony.SpeechBargeIn;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hears one stream: voice goes in, events come out. The same voice gives the same events, in whatever pieces it comes. Used
 * by one thread at a time.
 */
final class Hearing implements AutoCloseable {
    /** The voice activity is looked at this often, so that an end is not found late. */
    private static final int SLICE = VoiceActivity.RATE_HZ / 50;
    /** The recogniser is asked for words this often. */
    private static final int CHUNK = VoiceActivity.RATE_HZ / 10;

    private final ListeningFor what;
    private final AnswerSearch search;
    private final RecognizerStream stream;
    private final Consumer<SpeechEvent> events;
    private final VoiceActivity activity = new VoiceActivity();
    private final Optional<VoiceMemory> memory;
    private final short[] chunk = new short[CHUNK];
    private int inChunk;
    private long samples;
    /** Where the words' times of the utterance begin. */
    private long origin;

    private long nextOrigin;

    private Endpointer endpointer;
    private boolean over;
    private List<Hypothesis> hypotheses = List.of();

    /**
     * Opens a stream at the recogniser.
     *
     * @param phrases of a grammar
     */
    Hearing(
            ListeningFor what,
            Calibration calibration,
            Recognizer recognizer,
            Function<Grammar, Phrases> phrases,
            Consumer<SpeechEvent> events)
            throws RecognizerException {
        this.what = what;
        this.search = new AnswerSearch(what.grammars(), calibration);
        this.events = events;
        this.memory = switch (what.keep()) {
            case YES -> Optional.of(new VoiceMemory());
            case NO -> Optional.empty();
        };
        this.endpointer = Endpointer.begin(new Endpointer.Rules(
                samples(what.complete()), samples(what.incomplete()), samples(what.longest()), what.bargeIn()));
        this.stream = recognizer.open(what.grammars().stream().map(phrases).toList());
    }

    /** Whether the last event has been told. */
    boolean over() {
        return over;
    }

    /** What the recogniser said of the last utterance. */
    List<Hypothesis> hypotheses() {
        return hypotheses;
    }

    /** Hears the next piece of any size. */
    void hear(Pcm piece) throws RecognizerException {
        if (piece.rateHz() != VoiceActivity.RATE_HZ) {
            throw new RecognizerException(
                    "voice with %d samples a second; 8000 are expected".formatted(piece.rateHz()));
        }
        short[] all = piece.samples();
        int at = 0;
        while (at < all.length && !over) {
            // Never over the end of a chunk, so that pieces of any size are cut alike.
            int take = Math.min(Math.min(all.length - at, SLICE - inChunk % SLICE), CHUNK - inChunk);
            slice(Arrays.copyOfRange(all, at, at + take));
            at += take;
        }
    }

    private void slice(short[] slice) throws RecognizerException {
        activity.hear(slice);
        memory.ifPresent(voice -> voice.add(slice));
        System.arraycopy(slice, 0, chunk, inChunk, slice.length);
        inChunk += slice.length;
        samples += slice.length;
        if (inChunk == CHUNK) {
            String words = recognised();
            // A large grammar takes longer to ask than the recogniser: only when there is something new.
            Prospect prospect = words.equals(endpointer.words()) ? endpointer.prospect() : what.prospect(words);
            act(endpointer.told(words, prospect, place()));
        } else if (inChunk % SLICE == 0) {
            act(endpointer.heard(place()));
        }
    }

    private String recognised() throws RecognizerException {
        Pcm piece = new Pcm(Arrays.copyOf(chunk, inChunk), VoiceActivity.RATE_HZ);
        inChunk = 0;
        return stream.accept(piece);
    }

    private Endpointer.Place place() {
        return new Endpointer.Place(samples, activity.from(), activity.until());
    }

    private void act(Endpointer.Step step) throws RecognizerException {
        endpointer = step.next();
        switch (step.verdict()) {
            case Endpointer.Verdict.GoOn _ -> {}
            case Endpointer.Verdict.Begins(long at) -> events.accept(new SpeechEvent.Began(time(at)));
            case Endpointer.Verdict.Ends(long began, long ended) -> answer(began, ended);
            case Endpointer.Verdict.TooLong(long began) -> tooLong(began);
            case Endpointer.Verdict.Forget _ -> {
                finish();
                forget();
            }
        }
    }

    private void answer(long began, long ended) throws RecognizerException {
        boolean surely = endpointer.began().isPresent();
        finish();
        List<Answer> answers = search.answers(hypotheses);
        boolean nothing = hypotheses.isEmpty() && !surely;
        if (nothing || (answers.isEmpty() && what.bargeIn() == SpeechBargeIn.HOTWORD)) {
            forget();
            return;
        }
        if (hypotheses.isEmpty()) {
            last(new Answered(answers, "", time(began), time(ended), voice(began, ended)));
            return;
        }
        Span span = span(hypotheses.getFirst(), began, ended);
        last(new Answered(
                answers,
                hypotheses.getFirst().text(),
                time(span.began),
                time(span.ended),
                voice(span.began, span.ended)));
    }

    /** Where something was said, in samples. */
    private record Span(long began, long ended) {}

    /**
     * The voice activity is exact but may be misled by noise, the words' times are never far off: the activity's places
     * count where they are near the words.
     */
    private Span span(Hypothesis best, long began, long ended) {
        long first = origin + samples(best.words().getFirst().from());
        long last = Math.min(samples, origin + samples(best.words().getLast().to()));
        long from = Math.max(began, first - Endpointer.WORD_LAG);
        long until = ended > first && ended < last ? ended : last;
        return new Span(from, Math.max(from, until));
    }

    private void tooLong(long began) throws RecognizerException {
        finish();
        if (what.bargeIn() == SpeechBargeIn.HOTWORD) {
            forget();
            return;
        }
        String heard = hypotheses.isEmpty() ? "" : hypotheses.getFirst().text();
        last(new SpeechEvent.TooLong(heard, time(began), voice(began, samples)));
    }

    private void finish() throws RecognizerException {
        String _ = recognised();
        origin = nextOrigin;
        nextOrigin = samples;
        hypotheses = stream.finish();
    }

    private void forget() {
        endpointer = endpointer.forgotten(samples);
        memory.ifPresent(voice -> voice.forget(samples));
    }

    private Optional<Pcm> voice(long began, long ended) {
        return memory.map(voice -> voice.utterance(began, ended));
    }

    private void last(SpeechEvent event) {
        over = true;
        events.accept(event);
    }

    private static Duration time(long samples) {
        return Duration.ofMillis(samples * 1000 / VoiceActivity.RATE_HZ);
    }

    private static long samples(Duration span) {
        return span.toMillis() * VoiceActivity.RATE_HZ / 1000;
    }

    @Override
    public void close() {
        stream.close();
    }
}
