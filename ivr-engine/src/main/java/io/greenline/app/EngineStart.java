package io.greenline.app;

import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.SpeechTally;
import io.greenline.app.settings.Settings;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an engine starts: what does not depend on one another is opened at the same time. */
final class EngineStart {
    private static final Logger LOG = LoggerFactory.getLogger(EngineStart.class);

    private EngineStart() {}

    /**
     * Starts an engine: the store opens while dialplans and prompts are made ready.
     *
     * @throws CommandFailure when it cannot start, in words for a person; nothing is left open then
     */
    static Engine start(Settings settings, EngineParts parts, StartTimes times) throws InterruptedException {
        FutureTask<Store> opening =
                inParallel("open-store", () -> times.measure("store", () -> Store.open(settings.store())));
        FutureTask<CallMetrics> metrics = inParallel("metrics", () -> times.measure("metrics", CallMetrics::new));
        SpeechTally tally = new SpeechTally();
        FutureTask<EngineParts.OpenSpeech> speech =
                inParallel("speech", () -> times.measure("speech", () -> parts.speech(settings.speech(), tally)));
        try {
            LoadedDialplans loaded = times.measure("dialplans", () -> LoadedDialplans.load(settings, parts));
            Store store = opening.get();
            EngineParts.OpenSpeech listening = speech.get();
            Engine.Means means = new Engine.Means(
                    metrics.get(),
                    tally,
                    listening,
                    parts.switches(settings, listening.audio()),
                    parts.texts(settings));
            return times.measure("open", () -> new Engine(settings, store, loaded, means));
        } catch (InterruptedException e) {
            closeIfOpened(opening, speech);
            throw e;
        } catch (Exception e) {
            closeIfOpened(opening, speech);
            throw StartFailure.of(e, settings);
        }
    }

    private static <T> FutureTask<T> inParallel(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().name(name).daemon().start(task);
        return task;
    }

    private static void closeIfOpened(FutureTask<Store> store, FutureTask<EngineParts.OpenSpeech> speech)
            throws InterruptedException {
        try {
            speech.get().close();
        } catch (ExecutionException e) {
            LOG.debug("nobody had begun to listen either", e);
        }
        try {
            store.get().close();
        } catch (ExecutionException e) {
            LOG.debug("the store had not opened either", e);
        }
    }
}
