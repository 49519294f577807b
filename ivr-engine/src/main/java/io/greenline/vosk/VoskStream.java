package io.greenline.vosk;

import io.greenline.audio.Pcm;
import io.greenline.speech.Hypothesis;
import io.greenline.speech.RecognizerException;
import io.greenline.speech.RecognizerStream;
import java.time.Duration;
import java.util.List;
import org.vosk.Recognizer;

/**
 * A stream at libvosk. Its own end of utterance (half a second of silence) is not asked for: the words of one utterance
 * stay together until {@link #finish}.
 */
final class VoskStream implements RecognizerStream {
    static final int RATE_HZ = 8_000;
    /** As many as answers are told. Each costs: with 8 a processor hears a twentieth less and understands no more (scripts/bench-speech). */
    static final int ALTERNATIVES = 5;

    private final Recognizer recognizer;
    private long samples;
    private Duration began = Duration.ZERO;
    private boolean closed;

    VoskStream(Recognizer recognizer) {
        this.recognizer = recognizer;
        recognizer.setMaxAlternatives(ALTERNATIVES);
        recognizer.setWords(true);
    }

    @Override
    public String accept(Pcm piece) throws RecognizerException {
        requireOpen();
        if (piece.rateHz() != RATE_HZ) {
            throw new RecognizerException(
                    "voice with %d samples a second; 8000 are expected".formatted(piece.rateHz()));
        }
        if (piece.samples().length > 0) {
            recognizer.acceptWaveForm(piece.samples(), piece.samples().length);
            samples += piece.samples().length;
        }
        return VoskAnswer.partial(recognizer.getPartialResult());
    }

    @Override
    public List<Hypothesis> finish() throws RecognizerException {
        requireOpen();
        List<Hypothesis> heard = VoskAnswer.alternatives(recognizer.getFinalResult(), began);
        began = Duration.ofMillis(samples * 1000 / RATE_HZ);
        return heard;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            recognizer.close();
        }
    }

    /** libvosk would read memory that is no longer its own. */
    private void requireOpen() throws RecognizerException {
        if (closed) {
            throw new RecognizerException("the stream is closed");
        }
    }
}
