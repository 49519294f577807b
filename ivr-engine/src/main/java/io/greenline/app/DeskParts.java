package io.greenline.app;

import io.greenline.app.floor.BookedCallbacks;
import io.greenline.app.floor.OpenFloor;
import io.greenline.app.hours.OverrideFile;
import io.greenline.app.hours.Seal;
import io.greenline.app.hours.SignedOverrides;
import io.greenline.app.notices.DialplansAtHand;
import io.greenline.app.notices.NoticeWatch;
import io.greenline.app.notices.SurgeNotices;
import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.TimedJournal;
import io.greenline.app.settings.Settings;
import io.greenline.calendar.Overrides;
import io.greenline.call.Switch;
import io.greenline.caller.NoticeFile;
import io.greenline.floor.CallbackRunner;
import io.greenline.session.Background;
import io.greenline.session.Desk;
import io.greenline.session.Outside;
import io.greenline.session.SpeechDesk;
import io.greenline.session.StandByVoice;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** What the desk of all calls hangs on beside store and voice, open: the world outside, the register, notices, the floor, incidents. */
final class DeskParts {
    private final OutsideParts outside;
    private final RegisterParts register;
    private final NoticeWatch notices;
    private final Overrides overrides;
    private final OpenFloor floor;
    private final IncidentParts incidents;

    /** Opens the next part. */
    private interface Opening<T> {
        T open() throws IOException;
    }

    /**
     * Opens everything. Callers of an earlier engine have their places before the first switch brings one of them.
     *
     * @param switches not open yet
     * @throws IOException when an address cannot be had; nothing is left open then
     */
    DeskParts(Settings settings, Store store, LoadedDialplans loaded, List<Switch> switches, CallMetrics metrics)
            throws IOException {
        outside = new OutsideParts(settings, metrics);
        register = orClose(() -> new RegisterParts(settings), outside::close);
        notices = new NoticeWatch(
                settings.dialplans().directory().resolve(NoticeFile.NAME),
                () -> DialplansAtHand.of(loaded.dialplans().live()),
                loaded.voice().notices(),
                InstantSource.system());
        overrides = overrides(settings, metrics);
        OpenFloor.Means means = new OpenFloor.Means(
                store.routing(),
                new BookedCallbacks(outside.callbacks()),
                outside.ledger(),
                overrides,
                new StoreFiles(settings.store().directory()).keptRouting(),
                switches,
                () -> loaded.dialplans().live().stream()
                        .flatMap(plan -> plan.languages().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                new StandByVoice(() -> loaded.dialplans().serving(CallbackRunner.LINE)),
                metrics);
        floor = orClose(() -> started(new OpenFloor(settings, means)), notices::close, register::close, outside::close);
        incidents = new IncidentParts(settings, outside.ledger(), floor, notices.board(), metrics);
    }

    private static <T> T orClose(Opening<T> next, Runnable... closings) throws IOException {
        try {
            return next.open();
        } catch (IOException e) {
            List.of(closings).forEach(Runnable::run);
            throw e;
        }
    }

    private static OpenFloor started(OpenFloor floor) throws IOException {
        return orClose(
                () -> {
                    floor.start();
                    return floor;
                },
                floor::close);
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

    /** The desk that all calls share. */
    Desk desk(Settings settings, Store store, SpeechDesk speech, CallMetrics metrics) {
        return new Desk(
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
                        new JournaledHistory(store.reader(), notices.board()::outage),
                        () -> floor.routing().classifier(),
                        incidents.book()),
                Background.VIRTUAL_THREADS,
                speech,
                floor.floor(),
                floor.agents(),
                InstantSource.system());
    }

    /** Begins to call whoever asked to be called, once calls can be taken. */
    void start() {
        incidents.start();
    }

    /** Calls nobody any more. */
    void drain() {
        incidents.drain();
    }

    NoticeWatch notices() {
        return notices;
    }

    OpenFloor floor() {
        return floor;
    }

    /** After the last call: nobody is asked for any more, and no notice changes. */
    void closeFloor() {
        incidents.close();
        floor.close();
        notices.close();
    }

    /** After the floor: what metrics and pages read from until they end. */
    void close() {
        register.close();
        outside.close();
    }
}
