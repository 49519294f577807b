package io.greenline.app;

import io.greenline.app.floor.OpenFloor;
import io.greenline.app.floor.RestoredRules;
import io.greenline.app.notices.LiveNotices;
import io.greenline.app.notices.NoticedOutages;
import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.IncidentMetrics;
import io.greenline.app.settings.Settings;
import io.greenline.incident.IncidentBook;
import io.greenline.incident.IncidentListener;
import io.greenline.incident.Incidents;
import io.greenline.incident.Ledger;
import io.greenline.incident.RestoredCalls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Incidents of a running engine, and who calls when they are over. */
final class IncidentParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentParts.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final IncidentBook book;
    private final RestoredCalls calls;
    private final ExecutorService dialling = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("incidents-look").factory());

    IncidentParts(Settings settings, Ledger ledger, OpenFloor floor, LiveNotices notices, CallMetrics metrics) {
        RestoredRules rules = new RestoredRules(settings, floor);
        IncidentListener listener = new IncidentMetrics(metrics, ledger);
        book = new Incidents(ledger, new NoticedOutages(notices), rules, listener);
        calls = new RestoredCalls(
                new RestoredCalls.Means(
                        ledger,
                        rules,
                        floor.dialer(),
                        settings.callbacks().dial().orElse(""),
                        settings.callbacks().shown(),
                        dialling,
                        listener,
                        InstantSource.system()),
                settings.callbacks().restoredPerMinute());
    }

    /** What calls may do. */
    IncidentBook book() {
        return book;
    }

    /** Begins to call, once calls can be taken. */
    void start() {
        var _ = looking.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            calls.look();
        } catch (RuntimeException | Error fault) {
            // A look that fails must not be the last one.
            LOG.error("looking for calls to make failed; it is tried again", fault);
        }
    }

    /** Begins no more calls; those that ring may be answered. */
    void drain() {
        looking.shutdown();
    }

    /** Whoever is not reached yet is called by the next engine. */
    @Override
    public void close() {
        looking.shutdownNow();
        dialling.shutdownNow();
    }
}
