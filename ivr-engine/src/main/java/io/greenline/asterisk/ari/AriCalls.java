package io.greenline.asterisk.ari;

import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.call.CallHandler;
import io.greenline.call.InboundCall;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that this engine has on one Asterisk: begins them, brings them their events, and after each connect makes them
 * agree with what Asterisk has. Events come on the event loop, which never waits here.
 */
final class AriCalls implements AriLink.Owner {
    static final String DRIVER = "ari";

    /** The channel variable that tells the dialplan why a call came back from Stasis. */
    static final String REFUSED = "GREENLINE_REFUSED";

    private static final Logger LOG = LoggerFactory.getLogger(AriCalls.class);

    private final AriSettings settings;
    private final CallHandler handler;
    private final InstantSource clock;
    private final AriLink link;
    private final Ids ids;
    private final Taps taps;
    private final AriDialler dialler;
    private final StandBys standBys;
    private final AriDevices devices;

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private final Map<String, Taking> takes = new ConcurrentHashMap<>();
    private final Recent left = new Recent();
    /** Ended by us, and not known to be gone: their channels are no new calls. */
    private final Map<String, HangupCause> hangingUp = new ConcurrentHashMap<>();

    private final ExecutorService news = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("ari-news").factory());
    private final LongAdder begun = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unknown = new LongAdder();

    /** What came while the state was being read, and is therefore newer than it. On the event loop only. */
    private final Set<String> enteredMeanwhile = new HashSet<>();

    private final Set<String> leftMeanwhile = new HashSet<>();
    private volatile boolean draining;

    /** Calls' threads are being interrupted: what they held stays on Asterisk for the next engine. */
    private volatile boolean lettingGo;

    /** A recording and the channel that it is of. */
    private record Taking(Take take, String channelId) {}

    private record Running(AriCallLeg leg, Thread thread) {}

    AriCalls(AriSettings settings, CallHandler handler, InstantSource clock, Optional<AudioSocketServer> audio) {
        this.settings = settings;
        this.handler = handler;
        this.clock = clock;
        this.ids = new Ids(settings.application());
        this.link = new AriLink(settings, this);
        this.taps = new Taps(settings, link, ids, audio);
        this.dialler = new AriDialler(this);
        this.standBys = new StandBys(this);
        this.devices = new AriDevices(link, settings.application());
    }

    AriSettings settings() {
        return settings;
    }

    AriLink link() {
        return link;
    }

    Ids ids() {
        return ids;
    }

    Taps taps() {
        return taps;
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

    InstantSource clock() {
        return clock;
    }

    void drain() {
        draining = true;
    }

    boolean draining() {
        return draining;
    }

    AriCounts counts() {
        return new AriCounts(
                link.requests(),
                link.messages(),
                unknown.sum(),
                link.connections(),
                begun.sum(),
                refused.sum(),
                running.size());
    }

    /** The target's channel, registered: its events are kept from now on. */
    Target target(String channelId) {
        return targets.computeIfAbsent(channelId, Target::new);
    }

    void forget(Target target) {
        targets.remove(target.channelId(), target);
    }

    /** A recording, registered: its events are kept from now on. */
    Take take(String channelId, String name) {
        return takes.computeIfAbsent(name, key -> new Taking(new Take(key), channelId))
                .take();
    }

    void forget(Take take) {
        takes.remove(take.name());
    }

    /** The call is over for the engine, whenever Asterisk comes to releasing its channel. */
    void hangingUp(String channelId, HangupCause cause) {
        hangingUp.put(channelId, cause);
    }

    void log(CallId call, String what) {
        LOG.info("call {} {}", call, what);
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
                leg(key.channelId())
                        .flatMap(leg -> leg.state().key(key.digit()))
                        .ifPresent(playback -> link.tell(AriCommands.stop(playback)));
            case AriEvent.PlaybackEnded ended -> playbackEnded(ended);
            case AriEvent.Dialled dialled -> {
                dialler.dialled(dialled.channelId(), dialled.status());
                withTarget(dialled.channelId(), t -> t.dialled(dialled.status()));
            }
            case AriEvent.RecordingEnded ended ->
                withTake(ended.name(), take -> take.finish(ended.length(), ended.voice()));
            case AriEvent.RecordingFailed failed -> withTake(failed.name(), Take::fail);
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

    @Override
    public void synced(Snapshot snapshot) {
        Reconciliation plan = Reconciliation.of(snapshot, settings.application(), ids, leftMeanwhile);
        plan.orphanTargets().stream()
                .filter(id -> !standBys.has(id))
                .forEach(id -> link.tell(AriCommands.hangUp(id, HangupCause.NORMAL_CLEARING)));
        plan.orphanBridges().forEach(id -> link.tell(AriCommands.destroyBridge(id)));
        targets.values().forEach(target -> agree(target, plan));
        standBys.changed();
        takes.values().forEach(taking -> taking.take().doubt());
        running.forEach((id, call) -> {
            if (plan.callers().containsKey(id)) {
                call.leg.state().reconnected();
            } else if (!enteredMeanwhile.contains(id)) {
                call.leg.state().release(AriCallLeg.HUNG_UP);
            }
            call.leg.state().wake();
        });
        taps.synced(plan);
        hangingUp.keySet().retainAll(plan.callers().keySet());
        plan.callers().values().forEach(channel -> {
            HangupCause over = hangingUp.get(channel.id());
            if (over != null) {
                link.tell(AriCommands.hangUp(channel.id(), over));
            } else if (!running.containsKey(channel.id())) {
                begin(channel, Origin.FOUND, standBys.without(plan.leftovers(channel.id())));
            }
        });
        dialler.synced(plan);
        devices.synced();
        Set<CallId> present = new HashSet<>();
        // A channel outside of the application exists too: the safety net has it and may bring it back.
        plan.all().keySet().forEach(id -> callId(id).ifPresent(present::add));
        running.values().stream()
                .filter(call -> call.leg.state().released().isEmpty())
                .forEach(call -> present.add(call.leg.call().id()));
        enteredMeanwhile.clear();
        leftMeanwhile.clear();
        String switchName = snapshot.info().systemName();
        tell(() -> handler.reconciled(DRIVER, switchName, present));
    }

    @Override
    public void replaced() {
        taps.replaced();
        running.values().forEach(call -> call.thread.interrupt());
        String switchName = link.switchName();
        tell(() -> handler.replaced(DRIVER, switchName));
    }

    /** Interrupts the threads of all calls, waits for them as long as the settings allow, and ends the connection. */
    void close() {
        draining = true;
        lettingGo = true;
        List<Running> open = new ArrayList<>(running.values());
        open.forEach(call -> call.thread.interrupt());
        standBys.close();
        news.shutdown();
        long deadline = System.nanoTime() + settings.patience().goodbye().toNanos();
        try {
            for (Running call : open) {
                long left = deadline - System.nanoTime();
                if (!call.thread.join(Duration.ofNanos(Math.max(1, left)))) {
                    LOG.warn(
                            "the thread of call {} did not end in time",
                            call.leg.call().id());
                }
            }
            if (!open.isEmpty() && link.state() == LinkState.READY) {
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

    private void entered(AriChannel channel) {
        if (taps.entered(channel.id())) {
            return;
        }
        boolean syncing = link.state() != LinkState.READY;
        Optional<String> caller = ids.callOfPeer(channel.id());
        if (caller.isPresent()) {
            if (!syncing && !running.containsKey(caller.get()) && !standBys.has(channel.id())) {
                link.tell(AriCommands.hangUp(channel.id(), HangupCause.NORMAL_CLEARING));
                return;
            }
            withTarget(channel.id(), Target::answer);
            return;
        }
        if (syncing) {
            enteredMeanwhile.add(channel.id());
        }
        dialler.entered(channel.id());
        if (left.contains(channel.id())) {
            comeBack(channel.id());
        } else if (!running.containsKey(channel.id())) {
            begin(channel, Origin.NEW, Leftovers.NONE);
        }
    }

    /** A channel that has left enters again: the dialplan sent it back, or the event is an old one. Asterisk knows. */
    private void comeBack(String channelId) {
        link.send(AriCommands.channel(channelId), reply -> {
            if (reply instanceof Reply.Done done && done.ok()) {
                StateReader.channel(done.body())
                        .filter(channel -> channel.isIn(settings.application()))
                        .ifPresent(channel -> {
                            Running before = running.get(channelId);
                            if (before == null) {
                                left.remove(channelId);
                                begin(channel, Origin.NEW, Leftovers.NONE);
                            } else if (before.leg.state().released().isPresent()) {
                                tell(() -> {
                                    awaitEnd(before);
                                    comeBack(channelId);
                                });
                            }
                        });
            }
        });
    }

    private void awaitEnd(Running before) {
        try {
            if (!before.thread.join(settings.patience().command())) {
                LOG.warn(
                        "call {} came back while its former handling goes on",
                        before.leg.call().id());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void gone(String channelId, Consumer<Target> how) {
        if (link.state() != LinkState.READY) {
            leftMeanwhile.add(channelId);
        }
        if (taps.left(channelId)) {
            return;
        }
        hangingUp.remove(channelId);
        taps.callerLeft(channelId);
        Optional<AriCallLeg> leg = leg(channelId);
        if (leg.isPresent()) {
            left.add(channelId);
            leg.get().state().release(AriCallLeg.HUNG_UP);
        } else {
            withTarget(channelId, how);
        }
    }

    private void playbackEnded(AriEvent.PlaybackEnded ended) {
        Ids.callOfPlayback(ended.playbackId()).ifPresent(channel -> withTarget(channel, Target::whisper));
        standBys.playbackEnded(ended.playbackId());
        Ids.callOfPlayback(ended.playbackId())
                .flatMap(this::leg)
                .ifPresent(leg -> Ids.slotOfPlayback(ended.playbackId())
                        .ifPresent(slot -> leg.state()
                                .playbackEnded(slot, ended.failed() ? PlayState.Event.FAIL : PlayState.Event.END)));
    }

    private void withTarget(String channelId, Consumer<Target> change) {
        Optional<AriCallLeg> leg = ids.callOfPeer(channelId).flatMap(this::leg);
        Target target = targets.get(channelId);
        if (target != null) {
            change.accept(target);
            leg.ifPresent(l -> l.state().wake());
            standBys.changed(channelId);
        }
    }

    private void withTake(String name, Consumer<Take> change) {
        Taking taking = takes.get(name);
        if (taking != null) {
            change.accept(taking.take());
            leg(taking.channelId()).ifPresent(leg -> leg.state().wake());
        }
    }

    private void agree(Target target, Reconciliation plan) {
        Optional<AriChannel> channel = Optional.ofNullable(plan.all().get(target.channelId()));
        if (channel.isEmpty() && target.placed()) {
            target.end(0);
        }
        target.doubt();
        channel.filter(c -> c.isUp() && c.isIn(settings.application())).ifPresent(_ -> target.answer());
    }

    private Optional<AriCallLeg> leg(String channelId) {
        return Optional.ofNullable(running.get(channelId)).map(Running::leg);
    }

    /** Where a call comes from. */
    private enum Origin {
        NEW,
        /** It was there when we connected: another life of this engine may have had it. */
        FOUND
    }

    private void begin(AriChannel channel, Origin origin, Leftovers leftovers) {
        if (draining) {
            refuse(channel.id(), "draining");
        } else if (running.size() >= settings.limits().calls()) {
            refuse(channel.id(), "overload");
        } else {
            callId(channel.id())
                    .ifPresentOrElse(id -> start(id, channel, origin, leftovers), () -> refuse(channel.id(), "id"));
        }
    }

    private void start(CallId id, AriChannel channel, Origin origin, Leftovers leftovers) {
        Leftovers left = standBys.withoutStanding(channel.id(), leftovers);
        AriCallLeg leg = new AriCallLeg(call(id, channel), this, channel, origin == Origin.FOUND, left);
        Thread thread = Thread.ofVirtual().name("call-" + id).unstarted(() -> run(leg));
        running.put(channel.id(), new Running(leg, thread));
        begun.increment();
        if (origin == Origin.FOUND && channel.isUp()) {
            // What the engine before this one left playing would delay the first prompt of this one.
            for (int slot = 0; slot < Ids.PLAYBACK_SLOTS; slot++) {
                link.tell(AriCommands.stop(Ids.playback(id, slot)));
            }
        }
        thread.start();
    }

    private static InboundCall call(CallId id, AriChannel channel) {
        Optional<StasisWords.Dialled> dialled = StasisWords.dialled(channel);
        return new InboundCall(
                id,
                dialled.map(StasisWords.Dialled::calling).orElseGet(() -> PhoneNumber.parse(channel.callerNumber())),
                dialled.isPresent() ? "" : channel.callerName(),
                dialled.map(StasisWords.Dialled::line).orElse(channel.extension()),
                DRIVER,
                StasisWords.offered(channel),
                dialled.map(StasisWords.Dialled::token));
    }

    private void run(AriCallLeg leg) {
        try {
            handler.handle(leg);
        } catch (RuntimeException | Error fault) {
            LOG.error(
                    "call {} failed in the engine: it goes back to the dialplan",
                    leg.call().id(),
                    fault);
        } finally {
            leg.endListening();
            boolean released = leg.state().released().isPresent();
            if (!link.execute(() -> ended(leg.channelId(), released))) {
                running.remove(leg.channelId());
            }
        }
        if (!lettingGo && link.state().alive() && leg.state().released().isEmpty()) {
            refuse(leg.channelId(), "failed");
        }
    }

    /** Its end may be known from a refused command alone: a late event of its beginning is not a new call then either. */
    private void ended(String channelId, boolean released) {
        if (released) {
            left.add(channelId);
        }
        running.remove(channelId);
        standBys.callEnded(channelId);
    }

    /** Back to Asterisk's own dialplan, which sees why: a caller is never left in silence. */
    private void refuse(String channelId, String why) {
        refused.increment();
        LOG.info("call {} goes back to the dialplan: {}", channelId, why);
        link.tell(AriCommands.setVariable(channelId, REFUSED, why));
        link.tell(AriCommands.continueInDialplan(channelId));
    }

    private static Optional<CallId> callId(String channelId) {
        try {
            return Optional.of(new CallId(channelId));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private void tell(Runnable what) {
        try {
            news.execute(() -> {
                try {
                    what.run();
                } catch (RuntimeException fault) {
                    LOG.error("the engine failed on news of {}", settings.url(), fault);
                }
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("news of {} while closing", settings.url());
        }
    }
}
