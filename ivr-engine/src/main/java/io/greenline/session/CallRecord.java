package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.dialplan.Dialplan;
import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.Journal;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes one call into the journal: numbers its events and keeps its checkpoint. Used by the call's thread; what a switch tells
 * of a talk comes from others, {@link #happened}.
 *
 * <p>What a step brought (the outcome that led to it, the decisions, the next action) and the state after it are
 * appended as one, so that a restarted engine finds either all of it or nothing.
 */
final class CallRecord {
    private final CallId call;
    private final Journal journal;
    private final InstantSource clock;
    private long sequence;
    /** What happened while an action ran; told with what it ended in. */
    private final List<Event> meanwhile = new ArrayList<>();

    private Journal.Commit last = () -> true;

    CallRecord(CallId call, long lastSequence, Journal journal, InstantSource clock) {
        this.call = call;
        this.sequence = lastSequence;
        this.journal = journal;
        this.clock = clock;
    }

    /** A new call and its first step. */
    void began(InboundCall inbound, Dialplan plan, Step step) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.CallArrived(
                inbound.calling().map(PhoneNumber::value).orElse(""),
                inbound.callingName(),
                inbound.called(),
                inbound.driver()));
        events.add(new Event.DialplanChosen(
                plan.name(), plan.version(), step.state().language()));
        append(events, step);
    }

    /** A call that was found again. */
    void resumed(String why, Step step) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.CallResumed(why));
        append(events, step);
    }

    /** Something happened while an action runs. */
    void noted(Event event) {
        meanwhile.add(event);
    }

    /** Something happened that is to be read at once, while an action may run for hours. Any thread; returns at once. */
    void happened(Event event) {
        write(List.of(event), Optional.empty());
    }

    /** An outcome and what it led to. */
    void stepped(Outcome outcome, Step step) {
        List<Event> events = new ArrayList<>(meanwhile);
        meanwhile.clear();
        events.add(new Event.OutcomeSeen(outcome.kind(), SessionJson.write(outcome)));
        append(events, step);
    }

    /** The engine gave the call up; its state stays, so that it can go on when the switch brings it back. */
    void handedBack(String why) {
        write(List.of(new Event.CallHandedBack(why)), Optional.empty());
    }

    /** The call ended outside the dialplan's doing. */
    void ended(HangupCause cause, Party by, String detail) {
        write(List.of(new Event.CallEnded(cause, by, detail)), Optional.empty());
    }

    /** Waits until everything written so far is durable: before an effect that cannot be repeated. */
    boolean awaitDurable() throws InterruptedException {
        Journal.Commit commit;
        synchronized (this) {
            commit = last;
        }
        return commit.await();
    }

    private void append(List<Event> events, Step step) {
        events.addAll(step.trace());
        if (step.action() instanceof Action.End(HangupCause cause, Party by, String detail)) {
            events.add(new Event.CallEnded(cause, by, detail));
            write(events, Optional.empty());
        } else {
            events.add(new Event.ActionBegun(step.action().kind(), SessionJson.write(step.action())));
            write(events, journal.keepsCheckpoints() ? Optional.of(SessionJson.write(step.state())) : Optional.empty());
        }
    }

    private synchronized void write(List<Event> events, Optional<String> state) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Entry> entries = new ArrayList<>(events.size());
        for (Event event : events) {
            sequence++;
            entries.add(new Entry(call, sequence, now, event));
        }
        last = journal.append(entries, state.map(json -> new Checkpoint(call, sequence, json)));
    }
}
