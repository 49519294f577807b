package io.greenline.app;

import io.greenline.app.floor.BookedCallbacks;
import io.greenline.app.floor.FirstRouting;
import io.greenline.app.floor.OpenFloor;
import io.greenline.app.hours.OverrideFile;
import io.greenline.app.hours.Seal;
import io.greenline.app.hours.SignedOverrides;
import io.greenline.app.notices.DialplansAtHand;
import io.greenline.app.notices.NoticeWatch;
import io.greenline.app.notices.SurgeNotices;
import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.CallWindow;
import io.greenline.app.operation.HealthPart;
import io.greenline.app.operation.OperationServer;
import io.greenline.app.operation.ReloadMetrics;
import io.greenline.app.operation.SpeechTally;
import io.greenline.app.operation.TimedCalls;
import io.greenline.app.operation.TimedJournal;
import io.greenline.app.settings.Settings;
import io.greenline.app.versions.ReloadListener;
import io.greenline.app.versions.ReloadTimer;
import io.greenline.app.versions.Reloader;
import io.greenline.app.versions.SetTargets;
import io.greenline.calendar.Overrides;
import io.greenline.call.Switch;
import io.greenline.call.TextLine;
import io.greenline.caller.NoticeFile;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.floor.CallbackRunner;
import io.greenline.session.Background;
import io.greenline.session.Desk;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Outside;
import io.greenline.session.Served;
import io.greenline.session.StandByVoice;
import io.greenline.session.Switchboard;
import io.greenline.source.Diagnostic;
import io.greenline.store.StoreException;
import io.greenline.telephony.CallId;
import io.greenline.telephony.QueueId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine: built and opened by {@link #start}, drained and closed by {@link #stop}. */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration LET_GO = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Store store;
    private final Switchboard switchboard;
    private final LiveDialplans dialplans;
    private final List<Switch> switches;
    private final EngineParts.OpenVoice voice;
    private final EngineParts.OpenSpeech speech;
    private final OutsideParts outside;
    private final RegisterParts register;
    private final NoticeWatch notices;
    private final OpenFloor floor;
    private final OperationServer server;
    private final AbandonedCalls abandoned;
    private final ReloadTimer reloads;
    private final CountDownLatch atOnce = new CountDownLatch(1);
    private volatile boolean draining;

    private Engine(Settings settings, Store store, LoadedDialplans loaded, Opened opened) throws IOException {
        CallMetrics metrics = opened.metrics();
        this.store = store;
        this.switches = opened.switches();
        this.speech = opened.speech();
        this.voice = loaded.voice();
        this.outside = new OutsideParts(settings, metrics);
        this.register = register(settings);
        this.notices = new NoticeWatch(
                settings.dialplans().directory().resolve(NoticeFile.NAME),
                () -> DialplansAtHand.of(loaded.dialplans().live()),
                voice.notices(),
                InstantSource.system());
        Overrides overrides = overrides(settings, metrics);
        this.floor = floor(settings, loaded, metrics, overrides);
        Desk desk = new Desk(
                new TimedJournal(store.journal(), metrics),
                register.with(store.customers()),
                settings.endpoints(),
                new Outside(
                        outside.backends(),
                        outside.outbox(),
                        new SurgeNotices(
                                notices.board(),
                                floor.floor()::surge,
                                () -> floor.routing().surgeNotices()),
                        outside.callbacks(),
                        outside.handovers(),
                        overrides,
                        new JournaledHistory(store.reader(), notices.board()),
                        () -> floor.routing().classifier()),
                Background.VIRTUAL_THREADS,
                speech.desk(),
                floor.floor(),
                floor.agents(),
                InstantSource.system());
        this.switchboard = new Switchboard(loaded.dialplans(), desk, metrics);
        metrics.journal(store.journal()::health);
        metrics.speech(opened.tally(), speech::missing, speech::voicesLost);
        metrics.gauge(
                "greenline.calls.waiting",
                "Calls of an earlier engine that no switch has brought back",
                () -> switchboard.waiting().size());
        ReloadListener told = new SetTargets(
                settings.endpoints().keySet(),
                floor.floor()::has,
                settings.backends().keySet(),
                name -> loaded.dialplans().live(name).map(Served::plan),
                new ReloadMetrics(metrics));
        Reloader reloader = loaded.reloader(this::versionsInUse, told);
        List<HealthPart> parts = parts(settings);
        StatusPage status = new StatusPage(
                settings.engineName(), switchboard, loaded.dialplans(), reloader, notices.board()::refused, parts);
        this.server = operation(
                settings,
                new OperationServer.Pages(
                        parts, metrics, new CallWindow(store.journal(), store.reader()), status::json));
        this.abandoned = new AbandonedCalls(switchboard, switches);
        this.dialplans = loaded.dialplans();
        this.reloads = new ReloadTimer(reloader);
        switches.forEach(each -> each.open(new TimedCalls(switchboard, metrics)));
        settings.textQueue()
                .ifPresent(
                        queue -> floor.takeTexts(new QueueId(queue), opened.texts(), desk.directory(), desk.journal()));
        abandoned.start();
        reloads.start();
    }

    private RegisterParts register(Settings settings) throws IOException {
        try {
            return new RegisterParts(settings);
        } catch (IOException e) {
            outside.close();
            throw e;
        }
    }

    /** Callers of an earlier engine have their places before the first switch brings one of them. */
    private OpenFloor floor(Settings settings, LoadedDialplans loaded, CallMetrics metrics, Overrides overrides)
            throws IOException {
        OpenFloor.Means means = new OpenFloor.Means(
                store.routing(),
                new BookedCallbacks(outside.callbacks()),
                overrides,
                new StoreFiles(settings.store().directory()).keptRouting(),
                switches,
                () -> loaded.dialplans().live().stream()
                        .flatMap(plan -> plan.languages().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                new StandByVoice(() -> loaded.dialplans().serving(CallbackRunner.LINE)),
                metrics);
        try {
            return started(new OpenFloor(settings, means));
        } catch (IOException e) {
            notices.close();
            register.close();
            outside.close();
            throw e;
        }
    }

    private static OpenFloor started(OpenFloor floor) throws IOException {
        try {
            floor.start();
            return floor;
        } catch (IOException e) {
            floor.close();
            throw e;
        }
    }

    /** Health and metrics; what was opened before is closed again when its address cannot be had. */
    private OperationServer operation(Settings settings, OperationServer.Pages pages) throws IOException {
        try {
            return new OperationServer(settings.httpListen(), pages);
        } catch (IOException e) {
            floor.close();
            notices.close();
            register.close();
            outside.close();
            throw e;
        }
    }

    /** What was ordered by hand about opening hours; counted, so that a forged order is seen from outside. */
    private static Overrides overrides(Settings settings, CallMetrics metrics) {
        InstantSource clock = InstantSource.system();
        SignedOverrides overrides = new SignedOverrides(
                new OverrideFile(
                        settings.store().directory(), settings.hoursKey().map(Seal::new)),
                clock.instant());
        metrics.overrides(() -> overrides.inForce(clock.instant()), () -> overrides.ignored(clock.instant()));
        return overrides;
    }

    /** What open calls began with, those of an earlier engine included. */
    private Set<DialplanVersion> versionsInUse() {
        Set<DialplanVersion> all = new HashSet<>(switchboard.awaited());
        dialplans.inUse().forEach(use -> all.add(use.version()));
        return all;
    }

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
            Opened opened = new Opened(
                    metrics.get(),
                    tally,
                    listening,
                    parts.switches(settings, listening.audio()),
                    parts.texts(settings));
            return times.measure("open", () -> new Engine(settings, store, loaded, opened));
        } catch (InterruptedException e) {
            closeIfOpened(opening, speech);
            throw e;
        } catch (Exception e) {
            closeIfOpened(opening, speech);
            throw failure(e, settings);
        }
    }

    /** What was opened in parallel with the dialplans, and what came of it. */
    private record Opened(
            CallMetrics metrics,
            SpeechTally tally,
            EngineParts.OpenSpeech speech,
            List<Switch> switches,
            TextLine texts) {}

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

    private static RuntimeException failure(Exception e, Settings settings) {
        return switch (e) {
            case ExecutionException wrapped
            when wrapped.getCause() instanceof Exception cause -> failure(cause, settings);
            case CommandFailure told -> told;
            case StoreException told -> new CommandFailure(String.valueOf(told.getMessage()));
            case FirstRouting.Unusable unusable ->
                new CommandFailure(
                        unusable.findings().stream().map(Diagnostic::toString).toList());
            case IOException refused
            when String.valueOf(refused.getMessage()).startsWith("handover.listen") ->
                new CommandFailure("%s; %s cannot be had"
                        .formatted(refused.getMessage(), settings.handover().listen()));
            case IOException refused
            when String.valueOf(refused.getMessage()).startsWith("register.listen") ->
                new CommandFailure("%s; %s cannot be had"
                        .formatted(refused.getMessage(), settings.register().listen()));
            case IOException refused
            when String.valueOf(refused.getMessage()).startsWith("floor.listen") ->
                new CommandFailure("%s; %s cannot be had"
                        .formatted(refused.getMessage(), settings.floor().listen()));
            case IOException refused ->
                new CommandFailure("http.listen: %s cannot be had (%s); greenline doctor says who has it"
                        .formatted(settings.httpListen(), refused.getMessage()));
            case RuntimeException own -> own;
            default -> new IllegalStateException(e);
        };
    }

    private List<HealthPart> parts(Settings settings) {
        List<HealthPart> parts = new ArrayList<>();
        parts.add(new HealthPart(
                "engine",
                () -> new HealthPart.Condition(
                        !draining,
                        draining
                                ? "stopping: takes no new calls"
                                : switchboard.running().size() + " calls")));
        switches.forEach(each -> parts.add(switchPart(each)));
        parts.add(new HealthPart("store", store::condition));
        parts.add(new HealthPart("floor", floor::condition));
        parts.add(new HealthPart("speech", speech::condition));
        parts.add(new HealthPart("disk", () -> Store.disk(settings.store().directory())));
        parts.add(new HealthPart(
                "prompts", () -> Store.readable(settings.prompts().directory())));
        return parts;
    }

    private static HealthPart switchPart(Switch each) {
        return new HealthPart(each.health().driver(), () -> {
            var health = each.health();
            return new HealthPart.Condition(health.ready(), health.detail());
        });
    }

    /** Where health and metrics answer. */
    InetSocketAddress address() {
        return server.address();
    }

    /** One line about each switch. */
    List<String> switchLines() {
        return switches.stream()
                .map(each -> each.health().driver() + ": " + each.health().detail())
                .toList();
    }

    /** Ends the draining that {@link #stop} waits in: calls stay on the switch. Any thread. */
    void stopAtOnce() {
        atOnce.countDown();
    }

    /**
     * Takes no new calls, waits for the running ones, then lets go of those that are left and closes everything.
     *
     * @param limit longest wait for calls to end
     */
    void stop(Duration limit) throws InterruptedException {
        draining = true;
        LOG.info(
                "stopping: {} calls are running and have {} to end",
                switchboard.running().size(),
                limit);
        switches.forEach(Switch::drain);
        Set<CallId> left = awaitQuiet(limit);
        if (!left.isEmpty()) {
            LOG.warn("{} calls have not ended: they stay on the switch for the next engine", left.size());
        }
        reloads.close();
        abandoned.close();
        switches.forEach(Switch::close);
        awaitLetGo();
        floor.close();
        notices.close();
        voice.close();
        speech.close();
        server.close();
        register.close();
        outside.close();
        store.close();
        LOG.info("stopped");
    }

    private Set<CallId> awaitQuiet(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (!switchboard.running().isEmpty() && System.nanoTime() - until < 0) {
            if (atOnce.await(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
                break;
            }
        }
        return switchboard.running();
    }

    /** The threads of calls write their last words into the journal before it closes. */
    private void awaitLetGo() throws InterruptedException {
        long until = System.nanoTime() + LET_GO.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!switchboard.running().isEmpty() && System.nanoTime() - until < 0) {
            if (never.await(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }
}
