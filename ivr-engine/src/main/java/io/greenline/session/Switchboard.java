package io.greenline.session;

import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.call.InboundCall;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.journal.Checkpoint;
import io.greenline.routing.TicketId;
import io.greenline.session.LiveDialplans.Lease;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes every call that comes: a new one begins its dialplan, one that an engine had before goes on where it was.
 * Thread-safe; each call runs on the thread that its driver brings.
 */
public final class Switchboard implements CallHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    /** The name under which the call's id is in every line of the log. */
    public static final String LOG_KEY = "call";

    private final LiveDialplans dialplans;
    private final Desk desk;
    private final CallListener listener;
    private final Map<CallId, Checkpoint> waiting = new ConcurrentHashMap<>();
    private final Map<CallId, CallLeg> running = new ConcurrentHashMap<>();

    /**
     * A switchboard that knows the calls which an earlier engine left behind.
     *
     * @param dialplans what new calls begin with, and calls that come back go on with
     */
    public Switchboard(LiveDialplans dialplans, Desk desk, CallListener listener) {
        this.dialplans = dialplans;
        this.desk = desk;
        this.listener = listener;
        desk.journal().open().forEach(checkpoint -> waiting.put(checkpoint.call(), checkpoint));
    }

    /** Calls that run now. */
    public Set<CallId> running() {
        return Set.copyOf(running.keySet());
    }

    /** Calls of an earlier engine that no switch has brought back yet. */
    public Set<CallId> waiting() {
        return Set.copyOf(waiting.keySet());
    }

    /** The versions that calls of an earlier engine began with and that they will go on with. */
    public Set<DialplanVersion> awaited() {
        return waiting.values().stream()
                .flatMap(checkpoint -> state(checkpoint).stream())
                .map(state -> new DialplanVersion(state.dialplan(), state.version()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void handle(CallLeg leg) {
        CallId id = leg.call().id();
        if (running.putIfAbsent(id, leg) != null) {
            LOG.error("call {} came twice while it is running; the second leg is left alone", id);
            return;
        }
        MDC.put(LOG_KEY, id.value());
        try {
            run(leg, Optional.ofNullable(waiting.remove(id)));
        } catch (InterruptedException _) {
            letGo(id);
            // The driver must know that the caller is to stay on the switch for the next engine.
            Thread.currentThread().interrupt();
        } finally {
            MDC.remove(LOG_KEY);
            running.remove(id, leg);
        }
    }

    private void run(CallLeg leg, Optional<Checkpoint> left) throws InterruptedException {
        CallId id = leg.call().id();
        long lastSequence = left.map(Checkpoint::lastSequence).orElse(0L);
        CallRecord record = new CallRecord(id, lastSequence, desk.journal(), desk.clock());
        try {
            Optional<CallState> before = left.flatMap(Switchboard::state);
            Optional<Lease> own = before.isEmpty() ? Optional.empty() : goOn(before.get());
            if (own.isPresent()) {
                run(leg, record, own.get(), before);
                return;
            }
            Optional<Lease> fresh = begin(leg);
            if (fresh.isPresent()) {
                run(leg, record, fresh.get(), Optional.empty());
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the engine failed on this call; the switch's safety net takes it on", e);
            afterFault(leg, record, e);
        }
    }

    /** Runs a call in its version to its end. */
    private void run(CallLeg leg, CallRecord record, Lease lease, Optional<CallState> before)
            throws InterruptedException {
        try (lease) {
            Dialplan plan = lease.served().plan();
            Step first = before.isPresent() ? resumed(plan, before.get(), leg, record) : began(plan, leg, record);
            Action.End end = new CallSession(lease.served(), leg, record, desk, listener).run(first);
            desk.queues().gone(QueueWait.ticket(first.state()));
            listener.ended(leg.call().id(), end);
        }
    }

    /** The safety net may bring the caller back at once: then the call goes on where it was, so that is noted first. */
    private void afterFault(CallLeg leg, CallRecord record, Throwable fault) throws InterruptedException {
        CallId id = leg.call().id();
        try {
            record.handedBack("engine fault: " + fault);
            desk.journal().open(id).ifPresent(checkpoint -> waiting.put(id, checkpoint));
        } finally {
            running.remove(id, leg);
            handBack(leg, "error");
        }
    }

    /** A new call's dialplan; a call that cannot be taken goes back to the switch, and only the log and the count know of it. */
    private Optional<Lease> begin(CallLeg leg) throws InterruptedException {
        if (!desk.journal().acceptsCalls()) {
            LOG.error("the journal has no room for another call: see to the disk of store.directory");
            handBack(leg, "journal-full");
            return Optional.empty();
        }
        Optional<Lease> lease = dialplans.begin(leg.call().called());
        if (lease.isEmpty()) {
            LOG.warn(
                    "no dialplan serves number '{}': set dialplans.lines",
                    leg.call().called());
            handBack(leg, "no-dialplan");
        }
        return lease;
    }

    private Step began(Dialplan plan, CallLeg leg, CallRecord record) {
        InboundCall call = leg.call();
        // Who waits to be called back and calls herself takes up her place.
        Optional<String> ticket = call.dialledFor()
                .or(() -> call.calling().flatMap(desk.queues()::callbackOf).map(TicketId::value));
        Step first = new Interpreter(plan).begin(call, ticket);
        record.began(leg.call(), plan, first);
        listener.began(leg.call().id(), leg.call().driver());
        return first;
    }

    /** The dialplan that a call of an earlier engine, or one that came back, goes on with. */
    private Optional<Lease> goOn(CallState before) throws InterruptedException {
        Optional<Lease> lease = dialplans.goOn(new DialplanVersion(before.dialplan(), before.version()));
        if (lease.isEmpty()) {
            LOG.warn("dialplan '{}' of this call is not loaded any more: the call begins anew", before.dialplan());
        }
        return lease;
    }

    private Step resumed(Dialplan plan, CallState before, CallLeg leg, CallRecord record) {
        CallState state = before.over(leg.call().driver());
        Step step = Resumption.of(plan, state);
        record.resumed("a restarted engine found it", step);
        listener.resumed(leg.call().id(), leg.call().driver());
        return step;
    }

    private static Optional<CallState> state(Checkpoint checkpoint) {
        try {
            return Optional.of(SessionJson.readState(checkpoint.state()));
        } catch (SessionJson.UnreadableState e) {
            LOG.error("where this call was cannot be read ({}): the call begins anew", e.getMessage());
            return Optional.empty();
        }
    }

    private void handBack(CallLeg leg, String reason) throws InterruptedException {
        leg.handBack(reason);
        listener.handedBack(leg.call().id(), reason);
    }

    private void letGo(CallId id) {
        desk.journal().open(id).ifPresent(checkpoint -> waiting.put(id, checkpoint));
        listener.letGo(id);
    }

    @Override
    public void reconciled(String driver, String switchName, Set<CallId> present) {
        for (Checkpoint checkpoint : Set.copyOf(waiting.values())) {
            boolean gone = checkpoint.call().value().startsWith(switchName)
                    && driverOf(checkpoint).equals(driver)
                    && !present.contains(checkpoint.call());
            if (gone) {
                close(checkpoint, "the caller was gone when an engine was back");
            }
        }
    }

    /** Ends, in the journal, every call that no switch has brought back: its caller is gone. */
    public void closeWaiting(Set<CallId> calls) {
        for (CallId call : calls) {
            Checkpoint checkpoint = waiting.get(call);
            if (checkpoint != null) {
                close(checkpoint, "no switch has brought this call back");
            }
        }
    }

    private void close(Checkpoint checkpoint, String detail) {
        if (waiting.remove(checkpoint.call(), checkpoint)) {
            new CallRecord(checkpoint.call(), checkpoint.lastSequence(), desk.journal(), desk.clock())
                    .ended(HangupCause.NORMAL_UNSPECIFIED, Party.UNKNOWN, detail);
            desk.queues().gone(ticketOf(checkpoint));
            LOG.info("call {} ended: {}", checkpoint.call(), detail);
        }
    }

    /** A call that was dialled for a ticket has that one's place, whatever its own id. */
    private static TicketId ticketOf(Checkpoint checkpoint) {
        return state(checkpoint)
                .map(QueueWait::ticket)
                .orElseGet(() -> new TicketId(checkpoint.call().value()));
    }

    private static String driverOf(Checkpoint checkpoint) {
        try {
            return SessionJson.readState(checkpoint.state()).call().driver();
        } catch (SessionJson.UnreadableState e) {
            LOG.error("the state of call {} cannot be read: {}", checkpoint.call(), e.getMessage());
            return "";
        }
    }

    @Override
    public void replaced(String driver, String switchName) {
        LOG.error(
                "another node has taken this engine's place on {} {}: no call there is acted on any more",
                driver,
                switchName);
    }
}
