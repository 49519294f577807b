package io.greenline.vosk;

import io.greenline.speech.RecognizerException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.LibVosk;
import org.vosk.Model;

/**
 * A model in memory; its files are not needed any more. Streams at work keep it in memory after {@link #close}, for libvosk
 * counts them.
 *
 * @param fingerprint of the folder when it was read
 * @param texts grammars in its words
 */
record LoadedModel(Model model, Vocabulary vocabulary, String fingerprint, GrammarTexts texts)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedModel.class);
    private static final int QUIET = -1, TALKATIVE = 0;

    /** Reads a folder; takes up to some seconds with a large model. */
    static LoadedModel read(ModelFolder folder) throws RecognizerException {
        String fingerprint = folder.fingerprint().orElse("");
        Vocabulary vocabulary = folder.examine();
        try {
            // libvosk writes to the standard error; what it says there while it loads matters to its developers.
            LibVosk.vosk_set_log_level(LOG.isDebugEnabled() ? TALKATIVE : QUIET);
            return new LoadedModel(
                    new Model(folder.path().toString()), vocabulary, fingerprint, new GrammarTexts(vocabulary));
        } catch (IOException refused) {
            throw new RecognizerException(
                    "libvosk cannot read the model in %s; copy it again, whole".formatted(folder.path()), refused);
        } catch (LinkageError unlinked) {
            throw new RecognizerException(
                    "libvosk does not run on this machine: %s; it needs Linux on x86-64 and a folder for temporary files that allows programs"
                            .formatted(unlinked.getMessage()),
                    unlinked);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
