package io.greenline.asterisk.ari;

import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.call.CallHandler;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our Stasis application on one Asterisk: finds out whose each event is, and after each connect makes everybody agree with
 * what Asterisk has. Events come on the event loop, which never waits here.
 */
final class AriApplication implements AriLink.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(AriApplication.class);

    private final AriSettings settings;
    private final CallHandler handler;
    private final AriCalls calls;
    private final AriLink link;
    private final Ids ids;
    private final Taps taps;
    private final Callers callers;
    private final AriDialler dialler;
    private final StandBys standBys;
    private final AriDevices devices;
    private final News news;
    private final Meanwhile meanwhile = new Meanwhile();
    private final LongAdder unknown = new LongAdder();

    AriApplication(
            AriSettings settings,
            CallHandler handler,
            InstantSource clock,
            LongSupplier nanos,
            Optional<AudioSocketServer> audio) {
        this.settings = settings;
        this.handler = handler;
        this.calls = new AriCalls(settings, clock, new AriLink(settings, nanos, this), audio);
        this.link = calls.link();
        this.ids = calls.ids();
        this.taps = calls.taps();
        this.news = new News(settings.url());
        this.callers = new Callers(calls, handler, news);
        this.dialler = calls.dialler();
        this.standBys = calls.standBys();
        this.devices = new AriDevices(link, settings.application());
    }

    AriLink link() {
        return link;
    }

    AriDialler dialler() {
        return dialler;
    }

    StandBys standBys() {
        return standBys;
    }

    AriDevices devices() {
        return devices;
    }

    void drain() {
        calls.drain();
    }

    boolean draining() {
        return calls.draining();
    }

    AriCounts counts() {
        return new AriCounts(
                link.requests(),
                link.messages(),
                unknown.sum(),
                link.connections(),
                callers.begun(),
                callers.refused(),
                callers.running());
    }

    @Override
    public void event(AriEvent event) {
        switch (event) {
            case AriEvent.Entered entered -> entered(entered.channel());
            case AriEvent.Left gone -> gone(gone.channelId(), Target::leave);
            case AriEvent.Destroyed gone -> {
                dialler.destroyed(gone.channelId(), gone.cause());
                gone(gone.channelId(), target -> target.end(gone.cause()));
            }
            case AriEvent.KeyReleased key ->
                callers.leg(key.channelId())
                        .flatMap(leg -> leg.state().key(key.digit()))
                        .ifPresent(playback -> link.tell(AriCommands.stop(playback)));
            case AriEvent.PlaybackEnded ended ->
                Ids.callOfPlayback(ended.playbackId()).ifPresent(channel -> playbackEnded(channel, ended));
            case AriEvent.Dialled dialled -> {
                dialler.dialled(dialled.channelId(), dialled.status());
                target(dialled.channelId(), target -> target.dialled(dialled.status()));
            }
            case AriEvent.RecordingEnded ended ->
                take(ended.name(), take -> take.finish(ended.length(), ended.voice()));
            case AriEvent.RecordingFailed failed -> take(failed.name(), Take::fail);
            case AriEvent.DeviceChanged changed -> devices.changed(changed);
            case AriEvent.TextReceived _ -> {
                // Texts have an application of their own: see AriText.
            }
            case AriEvent.Malformed malformed -> {
                unknown.increment();
                LOG.debug("a message of Asterisk cannot be read: {}", malformed.why());
            }
            case AriEvent.Unknown _, AriEvent.Answer _, AriEvent.Replaced _ -> unknown.increment();
        }
    }

    private void entered(AriChannel channel) {
        if (taps.entered(channel.id())) {
            return;
        }
        Optional<String> caller = ids.callOfPeer(channel.id());
        if (caller.isPresent()) {
            targetEntered(channel.id(), caller.get());
            return;
        }
        if (syncing()) {
            meanwhile.enter(channel.id());
        }
        dialler.entered(channel.id());
        callers.entered(channel);
    }

    private void targetEntered(String channelId, String caller) {
        if (!syncing() && callers.leg(caller).isEmpty() && !standBys.has(channelId)) {
            calls.hangUp(channelId, HangupCause.NORMAL_CLEARING);
        } else {
            target(channelId, Target::answer);
        }
    }

    private void gone(String channelId, Consumer<Target> how) {
        if (syncing()) {
            meanwhile.leave(channelId);
        }
        if (taps.left(channelId)) {
            return;
        }
        taps.callerLeft(channelId);
        if (!callers.left(channelId)) {
            target(channelId, how);
        }
    }

    /** A caller's playback, or what was whispered to a target. */
    private void playbackEnded(String channelId, AriEvent.PlaybackEnded ended) {
        target(channelId, Target::whisper);
        standBys.playbackEnded(ended.playbackId());
        PlayState.Event how = ended.failed() ? PlayState.Event.FAIL : PlayState.Event.END;
        callers.leg(channelId)
                .ifPresent(leg -> Ids.slotOfPlayback(ended.playbackId())
                        .ifPresent(slot -> leg.state().playbackEnded(slot, how)));
    }

    private void target(String channelId, Consumer<Target> change) {
        if (calls.targets().change(channelId, change)) {
            ids.callOfPeer(channelId).ifPresent(callers::wake);
            standBys.changed(channelId);
        }
    }

    private void take(String name, Consumer<Take> change) {
        calls.takes().change(name, change).ifPresent(callers::wake);
    }

    private boolean syncing() {
        return link.state() != LinkState.READY;
    }

    @Override
    public void synced(Snapshot snapshot) {
        Reconciliation plan = Reconciliation.of(snapshot, settings.application(), ids, meanwhile.left());
        plan.orphanTargets().stream()
                .filter(id -> !standBys.has(id))
                .forEach(id -> calls.hangUp(id, HangupCause.NORMAL_CLEARING));
        plan.orphanBridges().forEach(id -> link.tell(AriCommands.destroyBridge(id)));
        calls.targets().synced(plan, settings.application());
        standBys.changed();
        calls.takes().synced();
        callers.synced(plan, meanwhile);
        taps.synced(plan);
        dialler.synced(plan);
        devices.synced();
        meanwhile.forget();
        String switchName = snapshot.info().systemName();
        Set<CallId> present = callers.present(plan);
        news.tell(() -> handler.reconciled(AriCalls.DRIVER, switchName, present));
    }

    @Override
    public void replaced() {
        taps.replaced();
        callers.interrupt();
        String switchName = link.switchName();
        news.tell(() -> handler.replaced(AriCalls.DRIVER, switchName));
    }

    /** Interrupts the threads of all calls, waits for them as long as the settings allow, and ends the connection. */
    void close() {
        calls.drain();
        news.close();
        standBys.close();
        try {
            boolean some = callers.letGo(settings.patience().goodbye());
            if (some && link.state() == LinkState.READY) {
                // Asterisk does one request after the other: with this answer, all that was told before is done. A
                // connection that closes while answers are on their way may take requests with it.
                Reply _ = link.ask(AriCommands.channels());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        link.close();
        taps.close();
    }
}
