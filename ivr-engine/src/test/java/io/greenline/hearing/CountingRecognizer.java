package io.greenline.hearing;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Phrases;
import io.greenline.speech.Hypothesis;
import io.greenline.speech.Recognizer;
import io.greenline.speech.RecognizerException;
import io.greenline.speech.RecognizerStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the voice that a recogniser is given, so that another one can be given the same. */
record CountingRecognizer(Recognizer inner, AtomicLong samples) implements Recognizer {

    @Override
    public RecognizerStream open(List<Phrases> phrases) throws RecognizerException {
        RecognizerStream stream = inner.open(phrases);
        return new RecognizerStream() {
            @Override
            public String accept(Pcm piece) throws RecognizerException {
                samples.addAndGet(piece.samples().length);
                return stream.accept(piece);
            }

            @Override
            public List<Hypothesis> finish() throws RecognizerException {
                return stream.finish();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    @Override
    public Optional<String> words(String token) {
        return inner.words(token);
    }
}
