package io.greenline.asterisk.ari;

import io.greenline.call.CallHandler;
import io.greenline.call.InboundCall;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callers who are in our application, each with the call that handles her on a thread of its own: from entering, of
 * which an event may come late or twice, to the end. Used on the event loop, but for what says otherwise.
 */
final class Callers {
    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

    private final AriCalls calls;
    private final CallHandler handler;
    private final News news;
    private final Map<String, CallRun> running = new ConcurrentHashMap<>();
    private final Recent gone = new Recent();
    private final LongAdder begun = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** Calls' threads are being interrupted: what they held stays on Asterisk for the next engine. */
    private volatile boolean lettingGo;

    /** Where a call comes from. */
    private enum Origin {
        NEW,
        /** It was there when we connected: another life of this engine may have had it. */
        FOUND
    }

    Callers(AriCalls calls, CallHandler handler, News news) {
        this.calls = calls;
        this.handler = handler;
        this.news = news;
    }

    /** Any thread. */
    Optional<AriCallLeg> leg(String channelId) {
        return Optional.ofNullable(running.get(channelId)).map(CallRun::leg);
    }

    /** Something that the call waits for has changed. */
    void wake(String channelId) {
        leg(channelId).ifPresent(leg -> leg.state().wake());
    }

    /** Calls now. Any thread. */
    int running() {
        return running.size();
    }

    /** Calls handed to the handler. Any thread. */
    long begun() {
        return begun.sum();
    }

    /** Calls sent back to the dialplan. Any thread. */
    long refused() {
        return refused.sum();
    }

    // ---- coming and going

    void entered(AriChannel channel) {
        if (gone.contains(channel.id())) {
            comeBack(channel.id());
        } else if (!running.containsKey(channel.id())) {
            begin(channel, Origin.NEW, Leftovers.NONE);
        }
    }

    /** A channel that has left enters again: the dialplan sent it back, or the event is an old one. Asterisk knows. */
    private void comeBack(String channelId) {
        calls.link().send(AriCommands.channel(channelId), reply -> {
            if (reply instanceof Reply.Done done && done.ok()) {
                StateReader.channel(done.body())
                        .filter(channel -> channel.isIn(calls.settings().application()))
                        .ifPresent(this::cameBack);
            }
        });
    }

    private void cameBack(AriChannel channel) {
        CallRun before = running.get(channel.id());
        if (before == null) {
            gone.remove(channel.id());
            begin(channel, Origin.NEW, Leftovers.NONE);
        } else if (before.released()) {
            news.tell(() -> {
                awaitEnd(before);
                comeBack(channel.id());
            });
        }
    }

    private void awaitEnd(CallRun before) {
        try {
            if (!before.join(calls.settings().patience().command())) {
                LOG.warn(
                        "call {} came back while its former handling goes on",
                        before.leg().call().id());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** A channel is gone; whether it was a caller's. */
    boolean left(String channelId) {
        calls.hangUps().left(channelId);
        Optional<AriCallLeg> leg = leg(channelId);
        leg.ifPresent(hers -> {
            gone.add(channelId);
            hers.state().release(AriCallLeg.HUNG_UP);
        });
        return leg.isPresent();
    }

    /** The link is there again: who has hung up meanwhile, who is to be hung up, and whom an engine before this one had. */
    void synced(Reconciliation plan, Meanwhile meanwhile) {
        running.forEach((id, call) -> {
            if (plan.callers().containsKey(id)) {
                call.leg().state().reconnected();
            } else if (!meanwhile.hasEntered(id)) {
                call.leg().state().release(AriCallLeg.HUNG_UP);
            }
            call.leg().state().wake();
        });
        calls.hangUps().synced(plan, calls::hangUp);
        plan.callers().values().stream()
                .filter(channel -> !calls.hangUps().contains(channel.id()))
                .filter(channel -> !running.containsKey(channel.id()))
                .forEach(channel -> begin(channel, Origin.FOUND, calls.standBys().without(plan.leftovers(channel.id()))));
    }

    /** The calls that exist: those of channels outside of the application too, which the safety net may bring back. */
    Set<CallId> present(Reconciliation plan) {
        Set<CallId> present = new HashSet<>();
        plan.all().keySet().forEach(id -> callId(id).ifPresent(present::add));
        running.values().stream()
                .filter(call -> !call.released())
                .forEach(call -> present.add(call.leg().call().id()));
        return present;
    }

    // ---- a call, from its beginning to its end

    private void begin(AriChannel channel, Origin origin, Leftovers leftovers) {
        if (calls.draining()) {
            refuse(channel.id(), "draining");
        } else if (running.size() >= calls.settings().limits().calls()) {
            refuse(channel.id(), "overload");
        } else {
            callId(channel.id())
                    .ifPresentOrElse(id -> start(id, channel, origin, leftovers), () -> refuse(channel.id(), "id"));
        }
    }

    private void start(CallId id, AriChannel channel, Origin origin, Leftovers leftovers) {
        Leftovers hers = calls.standBys().withoutStanding(channel.id(), leftovers);
        AriCallLeg leg = new AriCallLeg(call(id, channel), calls, channel, origin == Origin.FOUND, hers);
        CallRun run = new CallRun(leg, handler, this::handled);
        running.put(channel.id(), run);
        begun.increment();
        if (origin == Origin.FOUND && channel.isUp()) {
            // What the engine before this one left playing would delay the first prompt of this one.
            for (int slot = 0; slot < Ids.PLAYBACK_SLOTS; slot++) {
                calls.link().tell(AriCommands.stop(Ids.playback(id, slot)));
            }
        }
        run.start();
    }

    private static InboundCall call(CallId id, AriChannel channel) {
        Optional<StasisWords.Dialled> dialled = StasisWords.dialled(channel);
        return new InboundCall(
                id,
                dialled.map(StasisWords.Dialled::calling).orElseGet(() -> PhoneNumber.parse(channel.callerNumber())),
                dialled.isPresent() ? "" : channel.callerName(),
                dialled.map(StasisWords.Dialled::line).orElse(channel.extension()),
                AriCalls.DRIVER,
                StasisWords.offered(channel),
                dialled.map(StasisWords.Dialled::token));
    }

    /** On the call's thread: the handler is done with it, though perhaps not at its end. */
    private void handled(AriCallLeg leg) {
        boolean released = leg.state().released().isPresent();
        if (!calls.link().execute(() -> ended(leg.channelId(), released))) {
            running.remove(leg.channelId());
        }
        if (!lettingGo && calls.link().state().alive() && leg.state().released().isEmpty()) {
            refuse(leg.channelId(), "failed");
        }
    }

    /** Its end may be known from a refused command alone: a late event of its beginning is not a new call then either. */
    private void ended(String channelId, boolean released) {
        if (released) {
            gone.add(channelId);
        }
        running.remove(channelId);
        calls.standBys().callEnded(channelId);
    }

    /** Back to Asterisk's own dialplan, which sees why: a caller is never left in silence. Any thread. */
    private void refuse(String channelId, String why) {
        refused.increment();
        LOG.info("call {} goes back to the dialplan: {}", channelId, why);
        calls.link().tell(AriCommands.setVariable(channelId, AriCalls.REFUSED, why));
        calls.link().tell(AriCommands.continueInDialplan(channelId));
    }

    private static Optional<CallId> callId(String channelId) {
        try {
            return Optional.of(new CallId(channelId));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    // ---- letting go

    /** Interrupts the threads of all calls: what they hold is not theirs any more. */
    void interrupt() {
        running.values().forEach(CallRun::interrupt);
    }

    /**
     * Interrupts the threads of all calls, and waits for them; their callers stay on Asterisk for the next engine. Any thread.
     *
     * @return whether there were any
     */
    boolean letGo(Duration atMost) throws InterruptedException {
        lettingGo = true;
        List<CallRun> open = new ArrayList<>(running.values());
        open.forEach(CallRun::interrupt);
        long deadline = System.nanoTime() + atMost.toNanos();
        for (CallRun call : open) {
            long nanos = deadline - System.nanoTime();
            if (!call.join(Duration.ofNanos(Math.max(1, nanos)))) {
                LOG.warn(
                        "the thread of call {} did not end in time",
                        call.leg().call().id());
            }
        }
        return !open.isEmpty();
    }
}
