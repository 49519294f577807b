package io.greenline.app;

import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.CallWindow;
import io.greenline.app.operation.HealthPart;
import io.greenline.app.operation.OperationServer;
import io.greenline.app.operation.ReloadMetrics;
import io.greenline.app.operation.SpeechTally;
import io.greenline.app.operation.TimedCalls;
import io.greenline.app.settings.Settings;
import io.greenline.app.versions.ReloadListener;
import io.greenline.app.versions.ReloadTimer;
import io.greenline.app.versions.Reloader;
import io.greenline.app.versions.SetTargets;
import io.greenline.call.Switch;
import io.greenline.call.TextLine;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.session.Desk;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Served;
import io.greenline.session.Switchboard;
import io.greenline.telephony.CallId;
import io.greenline.telephony.QueueId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine: made and opened by {@link EngineStart}, drained and closed by {@link #stop}. */
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
    private final DeskParts around;
    private final OperationServer server;
    private final AbandonedCalls abandoned;
    private final ReloadTimer reloads;
    private final CountDownLatch atOnce = new CountDownLatch(1);
    private volatile boolean draining;

    /**
     * What an engine is made of beside its store and its dialplans.
     *
     * @param switches not open yet
     */
    record Means(
            CallMetrics metrics,
            SpeechTally tally,
            EngineParts.OpenSpeech speech,
            List<Switch> switches,
            TextLine texts) {
        Means {
            switches = List.copyOf(switches);
        }
    }

    /**
     * Opens everything; from then on calls are taken.
     *
     * @throws IOException when an address cannot be had; what is opened here is closed again then
     */
    Engine(Settings settings, Store store, LoadedDialplans loaded, Means means) throws IOException {
        CallMetrics metrics = means.metrics();
        this.store = store;
        this.switches = means.switches();
        this.speech = means.speech();
        this.voice = loaded.voice();
        this.around = new DeskParts(settings, store, loaded, switches, metrics);
        Desk desk = around.desk(settings, store, speech.desk(), metrics);
        this.switchboard = new Switchboard(loaded.dialplans(), desk, metrics);
        metrics.journal(store.journal()::health);
        metrics.speech(means.tally(), speech::missing, speech::voicesLost);
        metrics.gauge(
                "greenline.calls.waiting",
                "Calls of an earlier engine that no switch has brought back",
                () -> switchboard.waiting().size());
        ReloadListener told = new SetTargets(
                settings.endpoints().keySet(),
                around.floor().floor()::has,
                settings.backends().keySet(),
                name -> loaded.dialplans().live(name).map(Served::plan),
                new ReloadMetrics(metrics));
        Reloader reloader = loaded.reloader(this::versionsInUse, told);
        List<HealthPart> parts = parts(settings);
        StatusPage status = new StatusPage(
                settings.engineName(),
                switchboard,
                loaded.dialplans(),
                reloader,
                around.notices().board()::refused,
                parts);
        this.server = operation(
                settings,
                new OperationServer.Pages(
                        parts, metrics, new CallWindow(store.journal(), store.reader()), status::json));
        this.abandoned = new AbandonedCalls(switchboard, switches);
        this.dialplans = loaded.dialplans();
        this.reloads = new ReloadTimer(reloader);
        switches.forEach(each -> each.open(new TimedCalls(switchboard, metrics)));
        settings.textQueue()
                .ifPresent(queue ->
                        around.floor().takeTexts(new QueueId(queue), means.texts(), desk.directory(), desk.journal()));
        around.start();
        abandoned.start();
        reloads.start();
    }

    /** Health and metrics; what was opened before is closed again when its address cannot be had. */
    private OperationServer operation(Settings settings, OperationServer.Pages pages) throws IOException {
        try {
            return new OperationServer(settings.httpListen(), pages);
        } catch (IOException e) {
            around.closeFloor();
            around.close();
            throw e;
        }
    }

    /** What open calls began with, those of an earlier engine included. */
    private Set<DialplanVersion> versionsInUse() {
        Set<DialplanVersion> all = new HashSet<>(switchboard.awaited());
        dialplans.inUse().forEach(use -> all.add(use.version()));
        return all;
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
        parts.add(new HealthPart("floor", around.floor()::condition));
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
        around.drain();
        switches.forEach(Switch::drain);
        Set<CallId> left = awaitQuiet(limit);
        if (!left.isEmpty()) {
            LOG.warn("{} calls have not ended: they stay on the switch for the next engine", left.size());
        }
        reloads.close();
        abandoned.close();
        switches.forEach(Switch::close);
        awaitLetGo();
        around.closeFloor();
        voice.close();
        speech.close();
        server.close();
        around.close();
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
