package io.greenline.vosk;

import io.greenline.speech.RecognizerException;
import io.greenline.telephony.Language;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one language's model: holds the model in memory and looks after its folder. {@link #look} belongs to one
 * thread, the rest to any.
 *
 * <p>A model in memory stays until another one has been read whole: a folder that is removed, cut or half copied changes
 * nothing for callers. A folder is only read when it looked the same twice, for copying takes time.
 */
final class ModelPlace {
    private static final Logger LOG = LoggerFactory.getLogger(ModelPlace.class);
    /** Looks that are left out after failures in a row, at most. */
    private static final int LONGEST_WAIT_LOOKS = 12;

    private final Language language;
    private final ModelFolder folder;
    /** Read while streams open, written when the model changes: nobody opens a stream at a model that is being freed. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private Optional<LoadedModel> loaded = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    private String seen = "";
    private int failures;
    private int looksToWait;

    ModelPlace(Language language, ModelFolder folder) {
        this.language = language;
        this.folder = folder;
    }

    /** Something done with the model. */
    interface Use<T> {
        T with(LoadedModel model) throws RecognizerException;
    }

    /**
     * Does something with the model, which stays in memory meanwhile.
     *
     * @throws RecognizerException when there is no model, with the reason
     */
    <T> T use(Use<T> use) throws RecognizerException {
        lock.readLock().lock();
        try {
            if (loaded.isEmpty()) {
                throw new RecognizerException(
                        "no speech model for %s: %s".formatted(language, problem.orElse("it is not loaded")));
            }
            return use.with(loaded.get());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The first reading, without waiting for a second look. */
    void first() {
        seen = folder.fingerprint().orElse("");
        read();
    }

    /** Looks whether the folder holds another model than the one in memory. */
    void look() {
        String now = folder.fingerprint().orElse("");
        if (loaded.isPresent() && loaded.get().fingerprint().equals(now)) {
            problem = Optional.empty();
            return;
        }
        if (!now.equals(seen)) {
            seen = now;
            failures = 0;
            looksToWait = 0;
            LOG.info("the folder of the speech model for {} changed: {}", language, folder.path());
        } else if (looksToWait > 0) {
            looksToWait--;
        } else {
            read();
        }
    }

    private void read() {
        try {
            put(Optional.of(LoadedModel.read(folder)));
            failures = 0;
            problem = Optional.empty();
            LOG.info("speech model for {} in use: {}", language, folder.path());
        } catch (RecognizerException broken) {
            failures++;
            looksToWait = Math.min(LONGEST_WAIT_LOOKS, 1 << Math.min(failures, 4));
            String told = broken.getMessage() + (loaded.isPresent() ? "; the one in memory goes on" : "");
            if (!problem.equals(Optional.of(told))) {
                LOG.warn("speech model for {}: {}", language, told);
            }
            problem = Optional.of(told);
        }
    }

    private void put(Optional<LoadedModel> next) {
        Optional<LoadedModel> before;
        lock.writeLock().lock();
        try {
            before = loaded;
            loaded = next;
        } finally {
            lock.writeLock().unlock();
        }
        before.ifPresent(LoadedModel::close);
    }

    void close() {
        problem = Optional.of("the engine is stopping");
        put(Optional.empty());
    }

    /** How it stands. */
    Models.State state() {
        lock.readLock().lock();
        try {
            return new Models.State(
                    language,
                    folder.path(),
                    loaded.map(model -> model.vocabulary().words().size()),
                    problem);
        } finally {
            lock.readLock().unlock();
        }
    }
}
