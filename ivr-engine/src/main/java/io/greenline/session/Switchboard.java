package io.greenline.session;

import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.dialplan.Dialplan;
import io.greenline.journal.Checkpoint;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Lines lines;
    private final Desk desk;
    private final CallListener listener;
    private final Map<CallId, Checkpoint> waiting = new ConcurrentHashMap<>();
    private final Map<CallId, CallLeg> running = new ConcurrentHashMap<>();

    /**
     * A switchboard that knows the calls which an earlier engine left behind.
     *
     * @param lines which dialplan serves which number
     */
    public Switchboard(Lines lines, Desk desk, CallListener listener) {
        this.lines = lines;
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
            Optional<Opening> opening = left.flatMap(checkpoint -> resumption(checkpoint, leg, record));
            if (opening.isEmpty()) {
                opening = begin(leg, record);
            }
            if (opening.isEmpty()) {
                return;
            }
            Interpreter interpreter = new Interpreter(opening.get().plan());
            Action.End end = new CallSession(interpreter, leg, record, desk, listener)
                    .run(opening.get().first());
            listener.ended(id, end);
        } catch (RuntimeException | Error e) {
            LOG.error("the engine failed on this call; the switch's safety net takes it on", e);
            afterFault(leg, record, e);
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

    /** Where a call enters its dialplan. */
    private record Opening(Dialplan plan, Step first) {}

    /** Begins a new call; a call that cannot be taken goes back to the switch, and only the log and the count know of it. */
    private Optional<Opening> begin(CallLeg leg, CallRecord record) throws InterruptedException {
        if (!desk.journal().acceptsCalls()) {
            LOG.error("the journal has no room for another call: see to the disk of store.directory");
            handBack(leg, "journal-full");
            return Optional.empty();
        }
        Optional<Dialplan> plan = lines.dialplanFor(leg.call().called());
        if (plan.isEmpty()) {
            LOG.warn(
                    "no dialplan serves number '{}': set dialplans.lines",
                    leg.call().called());
            handBack(leg, "no-dialplan");
            return Optional.empty();
        }
        Step first = new Interpreter(plan.get()).begin(leg.call());
        record.began(leg.call(), plan.get(), first);
        listener.began(leg.call().id(), leg.call().driver());
        return Optional.of(new Opening(plan.get(), first));
    }

    private Optional<Opening> resumption(Checkpoint checkpoint, CallLeg leg, CallRecord record) {
        try {
            CallState state =
                    SessionJson.readState(checkpoint.state()).over(leg.call().driver());
            Optional<Dialplan> plan = lines.dialplan(state.dialplan());
            if (plan.isEmpty()) {
                LOG.warn("dialplan '{}' of this call is not loaded any more: the call begins anew", state.dialplan());
                return Optional.empty();
            }
            Step step = Resumption.of(plan.get(), state);
            record.resumed("a restarted engine found it", step);
            listener.resumed(checkpoint.call(), state.call().driver());
            return Optional.of(new Opening(plan.get(), step));
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
            LOG.info("call {} ended: {}", checkpoint.call(), detail);
        }
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
