package io.greenline.asterisk.ari;

import io.greenline.asterisk.ari.TalkState.Event;
import io.greenline.asterisk.ari.TalkState.Member;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.Talk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A talk in one bridge. What can be done when, and where it leads, says {@link TalkState}; who is in the bridge then, sees
 * {@link TalkBridge} to.
 *
 * <p>Verbs come one after the other from any thread; the call's thread waits in {@link #untilOver} for what ends the talk, and
 * takes everything down.
 */
final class AriTalk implements Talk {
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    private final AriCallLeg leg;
    private final Parties parties;
    private final Instant begun;
    private final AriCalls calls;
    private final TalkSwitch at;
    private final TalkBridge bridge;
    private final Supervisors supervisors;
    private final ReentrantLock verbs = new ReentrantLock();

    // Written under the lock; read by those who wait to see whether there is something to do.
    private volatile TalkState state = TalkState.TALKING;

    /** Who talks, and where. */
    record Parties(AgentCall call, Target agent, String bridgeId) {}

    private interface Act<T> {
        T run() throws Refused, InterruptedException;
    }

    AriTalk(AriCallLeg leg, AriCalls calls, AriHold hold, Parties parties, Instant begun) {
        this.leg = leg;
        this.parties = parties;
        this.begun = begun;
        this.calls = calls;
        this.at = new TalkSwitch(leg, calls, parties.bridgeId());
        this.bridge = new TalkBridge(at, hold, parties.agent(), parties.call().attempt());
        this.supervisors = new Supervisors(at, parties.agent(), parties.call().attempt());
    }

    /** The talk of an engine that died, as it was found. */
    void takeUp(TakenUp found) {
        state = found.state();
        bridge.takeUp(found);
    }

    // ---- verbs, from any thread

    @Override
    public void hold() throws Refused, InterruptedException {
        verb(Event.HOLD, "put the caller on hold");
    }

    @Override
    public void resume() throws Refused, InterruptedException {
        verb(Event.RESUME, "take the caller from hold");
    }

    @Override
    public void transfer(String dialString) throws Refused, InterruptedException {
        Target _ = verb(Event.TRANSFER, "give the caller away", () -> bridge.ring(dialString));
    }

    @Override
    public void consult(String dialString) throws Refused, InterruptedException {
        Target called = verb(Event.CALL_THIRD, "call a third", () -> bridge.ring(dialString));
        at.awaitAnswer(
                called, () -> state != TalkState.CALLING || !bridge.third().equals(Optional.of(called)));
        Target _ = verb(Event.CONSULT, "talk with the third", () -> answered(called));
    }

    private Target answered(Target called) throws Refused, InterruptedException {
        if (!called.answered() || called.gone()) {
            go(TalkState.TALKING);
            throw new Refused("the third did not answer: "
                    + TransferRun.notConnected(called.dialStatus(), called.cause())
                            .why());
        }
        return called;
    }

    @Override
    public void join() throws Refused, InterruptedException {
        verb(Event.JOIN, "bring all three together");
    }

    @Override
    public void complete() throws Refused, InterruptedException {
        verb(Event.COMPLETE, "give the caller to the third");
    }

    @Override
    public void dropThird() throws Refused, InterruptedException {
        verb(Event.DROP_THIRD, "let the third go");
    }

    @Override
    public void sendBack() throws Refused, InterruptedException {
        verb(Event.SEND_BACK, "send the caller back");
    }

    @Override
    public void supervise(String dialString, Supervision way) throws Refused, InterruptedException {
        Supervisor called = verb(Event.SUPERVISE, "be supervised", () -> supervisors.call(dialString));
        at.awaitAnswer(called.phone(), () -> !state.has(Member.AGENT));
        boolean _ = verb(Event.SUPERVISE, "be supervised", () -> {
            supervisors.takePart(dialString, way);
            return true;
        });
    }

    private void verb(Event event, String what) throws Refused, InterruptedException {
        boolean _ = verb(event, what, () -> true);
    }

    /** Does what has to come first, and then what follows from the talk's new state; refused where the talk is not such. */
    private <T> T verb(Event event, String what, Act<T> first) throws Refused, InterruptedException {
        verbs.lockInterruptibly();
        try {
            if (leg.state().released().isPresent()) {
                throw new Refused("cannot " + what + ": the caller has hung up");
            }
            TalkState next = state.on(event).orElseThrow(() -> new Refused("cannot " + what + ": " + state.words()));
            T done = first.run();
            go(next);
            return done;
        } finally {
            verbs.unlock();
            // The call's thread, and who waits for a third, look again at what is now so.
            leg.state().wake();
        }
    }

    // ---- what verbs and the call's thread do, under the lock

    private void go(TalkState next) throws Refused, InterruptedException {
        bridge.change(state, next);
        state = next;
        if (!next.has(Member.AGENT)) {
            supervisors.end();
            bridge.hangUpAgent();
        }
    }

    // ---- the call's thread

    /** Waits for the end of the talk, whoever has the caller by then, and leaves nothing of it but the caller's channel. */
    CallEvent.OfAgent untilOver() throws InterruptedException {
        while (true) {
            leg.state().awaitChange(this::due, LOOK_EVERY.toNanos());
            verbs.lockInterruptibly();
            try {
                Optional<CallEvent.OfAgent> end = leg.state().released().isPresent()
                        ? leg.state().released().map(gone -> gone)
                        : goOn();
                if (end.isPresent()) {
                    takeDown();
                    return end.get();
                }
            } finally {
                verbs.unlock();
                // Who waits for a third or a supervisor looks again.
                leg.state().wake();
            }
        }
    }

    /** Whether {@link #goOn} has something to do. */
    private boolean due() {
        return supervisors.untidy() || state.isOver() || happened().isPresent();
    }

    /** What has happened that nobody has dealt with yet. An agent who is gone may have been lost: that shows later. */
    private Optional<Event> happened() {
        TalkState now = state;
        if (now.has(Member.AGENT) && parties.agent().gone()) {
            return Optional.of(Event.AGENT_HUNG_UP);
        }
        Optional<Target> third = bridge.third();
        if (now.on(Event.THIRD_GONE).isPresent() && third.map(Target::gone).orElse(true)) {
            return Optional.of(Event.THIRD_GONE);
        }
        return now.on(Event.THIRD_ANSWERED).isPresent()
                        && third.map(Target::answered).orElse(false)
                ? Optional.of(Event.THIRD_ANSWERED)
                : Optional.empty();
    }

    private Optional<CallEvent.OfAgent> goOn() throws InterruptedException {
        supervisors.tidy();
        if (!due()) {
            bridge.look(state);
        }
        try {
            return next();
        } catch (Refused failed) {
            Optional<CallEvent.Released> gone = leg.releasedAfterAll();
            return Optional.of(gone.isPresent() ? gone.get() : new CallEvent.SwitchFailed("" + failed.getMessage()));
        }
    }

    private Optional<CallEvent.OfAgent> next() throws Refused, InterruptedException {
        Optional<Event> event = happened();
        if (event.equals(Optional.of(Event.AGENT_HUNG_UP))) {
            return withoutAgent();
        }
        TalkState before = state;
        Optional<TalkState> after = event.flatMap(before::on);
        if (after.isPresent()) {
            go(after.get());
        }
        return switch (state) {
            case SENT_BACK -> Optional.of(new CallEvent.SentBack(talked()));
            case OVER -> Optional.of(new CallEvent.HandedOn(talked()));
            case TALKING, HELD, CALLING, CONSULTING, CONFERENCE, HANDING_ON, HANDED_ON -> Optional.empty();
        };
    }

    /** The agent's telephone is gone, and the caller was the agent's. */
    private Optional<CallEvent.OfAgent> withoutAgent() throws Refused, InterruptedException {
        Duration longest = calls.settings().patience().command();
        boolean lost = AgentLoss.cause(leg, parties.agent(), longest).isPresent();
        Optional<CallEvent.Released> gone = leg.state().released();
        if (gone.isPresent()) {
            return Optional.of(gone.get());
        }
        go(state.on(lost ? Event.AGENT_LOST : Event.AGENT_HUNG_UP).orElseThrow());
        if (state != TalkState.OVER) {
            return Optional.empty();
        }
        return Optional.of(lost ? new CallEvent.AgentLost(talked()) : new CallEvent.Talked(talked()));
    }

    private void takeDown() {
        state = TalkState.OVER;
        supervisors.end();
        bridge.takeDown();
    }

    private Duration talked() {
        Duration talked = Duration.between(begun, calls.clock().instant());
        return talked.isNegative() ? Duration.ZERO : talked;
    }
}
