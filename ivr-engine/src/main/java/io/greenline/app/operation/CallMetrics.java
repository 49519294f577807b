package io.greenline.app.operation;

import io.greenline.backend.BackendName;
import io.greenline.journal.JournalHealth;
import io.greenline.session.Action;
import io.greenline.session.CallListener;
import io.greenline.speech.SpeechCounts;
import io.greenline.telephony.CallId;
import io.greenline.web.WebListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Counts calls and times the engine, for Prometheus. Thread-safe, never blocks.
 *
 * <p>No label comes from a caller: drivers, causes, parties and reasons are closed sets.
 */
public final class CallMetrics implements CallListener {
    private static final Duration[] STEP_BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
    };
    private static final String OUTSIDE = "none";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<CallId, Running> running = new ConcurrentHashMap<>();
    private final Timer step;
    private final Timer commit;

    /** A call since it began here, or since it was taken up again here. */
    private record Running(String driver, long sinceNanos) {}

    public CallMetrics() {
        Gauge.builder("greenline.calls.running", running, Map::size)
                .description("Calls that run now")
                .register(registry);
        step = timer("greenline.step", "From the end of one verb on the switch to the beginning of the next");
        commit = timer("greenline.journal.await", "How long calls waited until their events were durable");
        virtualMachine();
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(STEP_BUCKETS)
                .register(registry);
    }

    private void virtualMachine() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        gauge(
                "greenline.jvm.heap.used",
                "Heap in use, bytes",
                () -> memory.getHeapMemoryUsage().getUsed());
        gauge(
                "greenline.jvm.heap.max",
                "Most heap, bytes",
                () -> memory.getHeapMemoryUsage().getMax());
        gauge(
                "greenline.jvm.threads",
                "Platform threads",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        gauge(
                "greenline.jvm.uptime",
                "Seconds since the start",
                () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        gauge(
                "greenline.jvm.gc",
                "Seconds spent collecting garbage",
                () -> ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                                .sum()
                        / 1000.0);
    }

    /** A value that is looked at whenever the metrics are read. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** A gauge of several rows, each with tags of its own, that are replaced together. */
    MultiGauge rows(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Overrides of opening hours, looked at whenever the metrics are read. */
    public void overrides(Supplier<Number> inForce, Supplier<Number> ignored) {
        gauge("greenline.overrides.in.force", "Calendars that are overridden by hand", inForce);
        gauge("greenline.overrides.ignored", "Overrides that are not rightly signed or cannot be read", ignored);
    }

    /** The journal's queue, looked at whenever the metrics are read. */
    public void journal(Supplier<JournalHealth> health) {
        gauge(
                "greenline.journal.waiting",
                "Events not durable yet",
                () -> health.get().waitingEvents());
        gauge(
                "greenline.journal.waiting.bytes",
                "Memory of these",
                () -> health.get().waitingBytes());
        gauge(
                "greenline.journal.spooled",
                "Events only in the spool",
                () -> health.get().spooledEvents());
        gauge(
                "greenline.journal.refused",
                "Events lost since the start",
                () -> health.get().refusedEvents());
        gauge(
                "greenline.journal.oldest",
                "Age of the oldest waiting event, seconds",
                () -> health.get().oldestWaiting().toNanos() / 1e9);
    }

    /** Who is listened to, looked at whenever the metrics are read. */
    public void speech(SpeechTally tally, Supplier<Number> missing, Supplier<Number> voicesLost) {
        gauge("greenline.speech.listening", "Callers who are listened to now", tally::open);
        gauge("greenline.speech.models.missing", "Speech models that are set and cannot be used", missing);
        gauge("greenline.speech.voices.lost", "Answers whose sound could not be kept, since the start", voicesLost);
        for (SpeechCounts.Why why : SpeechCounts.Why.values()) {
            FunctionCounter.builder("greenline.speech.lost", tally, counted -> counted.lost(why))
                    .tag("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .description("How often nobody listened though the dialplan wanted it")
                    .register(registry);
        }
    }

    /** What waits outside of calls, looked at whenever the metrics are read. */
    public void outside(OutsideCounts counts) {
        gauge("greenline.outbox.waiting", "Messages to backends that are not delivered yet", counts::messagesWaiting);
        gauge("greenline.outbox.dead", "Messages to backends that were given up", counts::messagesDead);
        gauge("greenline.outbox.delivered", "Messages delivered since the start", counts::messagesDelivered);
        gauge("greenline.backends.left.alone", "Backends that fail and are left alone", counts::backendsLeftAlone);
        gauge("greenline.callbacks.open", "Callers who wait to be called back", counts::callbacksOpen);
        gauge("greenline.handovers.open", "What other channels left and has not expired", counts::handovers);
    }

    /** The engine's own time between two verbs of a call. */
    void stepped(long nanos) {
        step.record(Duration.ofNanos(nanos));
    }

    /** How long a call waited for the disk. */
    void committed(long nanos) {
        commit.record(Duration.ofNanos(nanos));
    }

    /** What came of a request to a backend; the names are those of the settings. */
    public void asked(BackendName backend, WebListener.Result result, Duration took) {
        Timer.builder("greenline.backend.request")
                .description("Requests to backends, all tries of one together")
                .tag("backend", backend.value())
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(took);
    }

    @Override
    public void began(CallId call, String driver) {
        running.put(call, new Running(driver, System.nanoTime()));
        count("greenline.calls.begun", "Calls that began here", "driver", driver);
    }

    @Override
    public void resumed(CallId call, String driver) {
        running.put(call, new Running(driver, System.nanoTime()));
        count("greenline.calls.resumed", "Calls of an earlier engine that were taken up here", "driver", driver);
    }

    @Override
    public void ended(CallId call, Action.End end) {
        String driver = leave(call);
        count(
                "greenline.calls.ended",
                "Calls that ended here",
                "driver",
                driver,
                "cause",
                String.valueOf(end.cause()).toLowerCase(Locale.ROOT),
                "by",
                end.by().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void letGo(CallId call) {
        count("greenline.calls.let.go", "Calls left on the switch for the next engine", "driver", leave(call));
    }

    @Override
    public void handedBack(CallId call, String reason) {
        count(
                "greenline.calls.handed.back",
                "Calls given back to Asterisk's dialplan",
                "driver",
                leave(call),
                "reason",
                reason);
    }

    /** Adds one to a counter. No tag's value comes from a caller. */
    void count(String name, String description, String... tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment();
    }

    /** The call runs here no more; its driver, or none when it never began. */
    private String leave(CallId call) {
        Running left = running.remove(call);
        if (left == null) {
            return OUTSIDE;
        }
        Timer.builder("greenline.call.duration")
                .description("How long calls ran in this engine")
                .tag("driver", left.driver())
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - left.sinceNanos()));
        return left.driver();
    }

    /** Everything in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }
}
