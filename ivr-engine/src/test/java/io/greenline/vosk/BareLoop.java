package io.greenline.vosk;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Phrases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.vosk.Model;
import org.vosk.Recognizer;

/** What libvosk alone needs for voices: a recogniser for each with the same grammar, fed in pieces of 100 ms. */
public final class BareLoop implements AutoCloseable {
    private static final int PIECE = 800;

    private final Model model;
    private final GrammarTexts texts;

    public BareLoop(Path folder) throws IOException, io.greenline.speech.RecognizerException {
        texts = new GrammarTexts(new ModelFolder(folder).examine());
        model = new Model(folder.toString());
    }

    /** The result, as libvosk writes it. */
    public String hear(List<Phrases> phrases, Pcm voice) throws IOException {
        boolean free = phrases.stream().anyMatch(Phrases::garbage);
        try (Recognizer recognizer = free
                ? new Recognizer(model, 8_000)
                : new Recognizer(model, 8_000, texts.of(phrases).orElseThrow())) {
            for (int at = 0; at < voice.samples().length; at += PIECE) {
                short[] piece = Arrays.copyOfRange(voice.samples(), at, Math.min(at + PIECE, voice.samples().length));
                recognizer.acceptWaveForm(piece, piece.length);
            }
            return recognizer.getFinalResult();
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
