package io.greenline.speech;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A recogniser of a voice that is a code: a word is 300 ms of a square wave whose height is its number in the vocabulary.
 * For what a real recogniser cannot be made to do on order: fail, and be slow.
 */
public final class CodedRecognizer implements Recognizer {
    private static final int WORD_SAMPLES = 2_400;
    private static final int STEP = 500;

    private final List<String> vocabulary;
    final AtomicInteger streams = new AtomicInteger();
    volatile boolean broken;
    volatile Runnable beforeEachPiece = () -> {};

    CodedRecognizer(String... vocabulary) {
        this.vocabulary = List.of(vocabulary);
    }

    /** The voice that says these words, 300 ms each, {@code .} being as much silence. */
    Pcm say(String words) {
        short[] all = new short[0];
        for (String word : words.split(" ", -1)) {
            int height = word.equals(".") ? 0 : STEP * (vocabulary.indexOf(word) + 2);
            short[] voice = new short[WORD_SAMPLES];
            for (int i = 0; i < voice.length; i++) {
                // The last tenth is silent, so that the same word twice is two words.
                voice[i] = (short) (i >= WORD_SAMPLES * 9 / 10 ? 0 : i % 2 == 0 ? height : -height);
            }
            all = Arrays.copyOf(all, all.length + voice.length);
            System.arraycopy(voice, 0, all, all.length - voice.length, voice.length);
        }
        return new Pcm(all, 8_000);
    }

    static Pcm silence(Duration length) {
        return new Pcm(new short[(int) length.toMillis() * 8], 8_000);
    }

    @Override
    public RecognizerStream open(List<Phrases> phrases) throws RecognizerException {
        if (broken) {
            throw new RecognizerException("the coded recogniser is broken");
        }
        streams.incrementAndGet();
        return new Stream();
    }

    @Override
    public Optional<String> words(String token) {
        return vocabulary.contains(token) ? Optional.of(token) : Optional.empty();
    }

    private final class Stream implements RecognizerStream {
        private final List<Hypothesis.Word> words = new ArrayList<>();
        private int samples;
        private int height;
        private int from;
        private boolean closed;

        @Override
        public String accept(Pcm piece) throws RecognizerException {
            if (closed || broken) {
                throw new RecognizerException("the stream is closed");
            }
            beforeEachPiece.run();
            for (short sample : piece.samples()) {
                int now = Math.abs(sample);
                if (now != height) {
                    word();
                    height = now;
                    from = samples;
                }
                samples++;
            }
            return String.join(" ", words.stream().map(Hypothesis.Word::text).toList());
        }

        private void word() {
            if (height >= STEP * 2 && samples - from > WORD_SAMPLES / 2) {
                words.add(new Hypothesis.Word(vocabulary.get(height / STEP - 2), 0.9, time(from), time(samples)));
            }
        }

        private Duration time(int at) {
            return Duration.ofMillis(at / 8);
        }

        @Override
        public List<Hypothesis> finish() throws RecognizerException {
            String _ = accept(new Pcm(new short[] {0}, 8_000));
            List<Hypothesis> heard = words.isEmpty() ? List.of() : List.of(new Hypothesis(words));
            words.clear();
            samples = 0;
            from = 0;
            return heard;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                streams.decrementAndGet();
            }
        }
    }
}
