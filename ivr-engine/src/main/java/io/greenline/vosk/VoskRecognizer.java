package io.greenline.vosk;

import io.greenline.grammar.Phrases;
import io.greenline.speech.Recognizer;
import io.greenline.speech.RecognizerException;
import io.greenline.speech.RecognizerStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The recogniser of one language. */
final class VoskRecognizer implements Recognizer {
    private final ModelPlace place;

    VoskRecognizer(ModelPlace place) {
        this.place = place;
    }

    @Override
    public RecognizerStream open(List<Phrases> phrases) throws RecognizerException {
        return place.use(model -> {
            try {
                return new VoskStream(phrases.isEmpty() ? free(model) : bound(model, phrases));
            } catch (IOException refused) {
                throw new RecognizerException("libvosk opens no stream: " + refused.getMessage(), refused);
            }
        });
    }

    private static org.vosk.Recognizer free(LoadedModel model) throws IOException {
        return new org.vosk.Recognizer(model.model(), VoskStream.RATE_HZ);
    }

    private static org.vosk.Recognizer bound(LoadedModel model, List<Phrases> phrases)
            throws IOException, RecognizerException {
        String grammar = model.texts()
                .of(phrases)
                .orElseThrow(() -> new RecognizerException(
                        "the speech model knows no phrase of the grammar; greenline check tells which words it lacks"));
        return new org.vosk.Recognizer(model.model(), VoskStream.RATE_HZ, grammar);
    }

    @Override
    public Optional<String> deaf() {
        try {
            return place.use(_ -> Optional.empty());
        } catch (RecognizerException noModel) {
            return Optional.of(String.valueOf(noModel.getMessage()));
        }
    }

    @Override
    public Optional<String> words(String token) {
        try {
            return place.use(model -> model.vocabulary().write(token).map(words -> String.join(" ", words)));
        } catch (RecognizerException noModel) {
            return Optional.empty();
        }
    }
}
