package io.greenline.vosk;

import io.greenline.speech.RecognizerException;
import java.nio.file.Path;
import java.util.Optional;

/** What a model can hear, read from its folder without loading the model. Immutable. */
public final class ModelWords {
    private final Vocabulary vocabulary;

    private ModelWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The words of a model.
     *
     * @throws RecognizerException when the folder is no model that could be loaded, with the reason
     */
    public static ModelWords of(Path folder) throws RecognizerException {
        return new ModelWords(new ModelFolder(folder).examine());
    }

    /** A token in words of the model, separated by blanks; empty where it has none for it. */
    public Optional<String> write(String token) {
        return vocabulary.write(token).map(words -> String.join(" ", words));
    }
}
