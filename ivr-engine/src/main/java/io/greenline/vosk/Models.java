package io.greenline.vosk;

import io.greenline.speech.Recognizer;
import io.greenline.telephony.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The speech models of this machine, one for each language, loaded once and shared by all calls. A model that is missing
 * or broken is looked for again by itself. Any thread.
 */
public final class Models implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    private final Map<Language, ModelPlace> places;
    private final ScheduledExecutorService watcher;

    /**
     * How a model stands.
     *
     * @param words how many it knows; empty when it is not in memory
     * @param problem why it is not in memory, or why a newer one was not taken
     */
    public record State(Language language, Path folder, Optional<Integer> words, Optional<String> problem) {}

    private Models(Map<Language, ModelPlace> places, ScheduledExecutorService watcher) {
        this.places = places;
        this.watcher = watcher;
    }

    /**
     * Loads the models; one that cannot be loaded is no failure, see {@link #states}.
     *
     * @param folders a model's folder for each language
     * @param everySo how often the folders are looked at
     */
    public static Models open(Map<Language, Path> folders, Duration everySo) {
        Map<Language, ModelPlace> places = folders.entrySet().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> new ModelPlace(entry.getKey(), new ModelFolder(entry.getValue()))));
        places.values().forEach(ModelPlace::first);
        ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("speech-models").factory());
        Models models = new Models(places, watcher);
        ScheduledFuture<?> _ = watcher.scheduleWithFixedDelay(
                models::look, everySo.toMillis(), everySo.toMillis(), TimeUnit.MILLISECONDS);
        return models;
    }

    /** The recogniser of a language, or else of the same language elsewhere; empty where nobody named a folder. */
    public Optional<Recognizer> recognizer(Language language) {
        return Optional.ofNullable(places.get(language))
                .or(() -> places.entrySet().stream()
                        .filter(entry -> entry.getKey().isSameTongue(language))
                        .min(Comparator.comparing(entry -> entry.getKey().tag()))
                        .map(Map.Entry::getValue))
                .map(VoskRecognizer::new);
    }

    /** How all of them stand, in the order of their languages. */
    public List<State> states() {
        List<State> states = new ArrayList<>();
        places.values().forEach(place -> states.add(place.state()));
        states.sort(Comparator.comparing(state -> state.language().tag()));
        return states;
    }

    private void look() {
        for (ModelPlace place : places.values()) {
            try {
                place.look();
            } catch (RuntimeException fault) {
                // The timer would stop for good.
                LOG.error("a speech model could not be looked after", fault);
            }
        }
    }

    /** Streams at work go on to their end; no new ones open. */
    @Override
    public void close() {
        watcher.close();
        places.values().forEach(ModelPlace::close);
    }
}
