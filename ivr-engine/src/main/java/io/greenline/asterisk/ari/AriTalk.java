package io.greenline.asterisk.ari;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.Talk;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A talk in one bridge. Who is not to hear the others is taken out of it; the caller hears music there. So the next engine
 * reads from the bridge who speaks with whom.
 *
 * <p>Verbs come one after the other from any thread; the call's thread waits in {@link #untilOver} for what ends the talk, and
 * takes everything down. An agent who hangs up while a third is called, or is there, gives the caller to that third: so
 * telephones do. A third who cannot be had by {@link #transfer} sends the caller back to wait.
 */
final class AriTalk implements Talk {
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    private static final Set<TalkState> ALONE = EnumSet.of(TalkState.TALKING, TalkState.HELD);
    private static final Set<TalkState> WITH_THIRD = EnumSet.of(TalkState.CONSULTING, TalkState.CONFERENCE);
    private static final Set<TalkState> OF_AGENT = EnumSet.of(
            TalkState.TALKING, TalkState.HELD, TalkState.CALLING, TalkState.CONSULTING, TalkState.CONFERENCE);

    private final AriCallLeg leg;
    private final AriHold hold;
    private final Parties parties;
    private final Instant begun;
    private final AriCalls calls;
    private final TalkSwitch at;
    private final Supervisors supervisors;
    private final ReentrantLock verbs = new ReentrantLock();

    // Written under the lock; read by those who wait to see whether there is something to do.
    private volatile TalkState state = TalkState.TALKING;
    private volatile Optional<Target> third = Optional.empty();
    private int thirds;

    /** Who talks, and where. */
    record Parties(AgentCall call, Target agent, String bridgeId) {}

    private interface Act {
        void run() throws Refused, InterruptedException;
    }

    AriTalk(AriCallLeg leg, AriCalls calls, AriHold hold, Parties parties, Instant begun) {
        this.leg = leg;
        this.hold = hold;
        this.parties = parties;
        this.begun = begun;
        this.calls = calls;
        this.at = new TalkSwitch(leg, calls, parties.bridgeId());
        this.supervisors = new Supervisors(at, parties.agent(), parties.call().attempt());
    }

    /** The talk of an engine that died, as it was found. */
    void takeUp(TakenUp found) {
        state = found.state();
        third = found.third();
        thirds = found.thirds();
        if (state != TalkState.TALKING && state != TalkState.CONFERENCE) {
            hold.music();
        }
    }

    // ---- verbs, from any thread

    @Override
    public void hold() throws Refused, InterruptedException {
        verb("put the caller on hold", EnumSet.of(TalkState.TALKING, TalkState.CONFERENCE), () -> {
            callerOut();
            state = state == TalkState.TALKING ? TalkState.HELD : TalkState.CONSULTING;
        });
    }

    @Override
    public void resume() throws Refused, InterruptedException {
        verb("take the caller from hold", EnumSet.of(TalkState.HELD), () -> {
            callerIn();
            state = TalkState.TALKING;
        });
    }

    @Override
    public void transfer(String dialString) throws Refused, InterruptedException {
        verb("give the caller away", ALONE, () -> {
            call(dialString);
            state = TalkState.HANDING_ON;
            agentOut();
        });
    }

    @Override
    public void consult(String dialString) throws Refused, InterruptedException {
        Target called;
        enter("call a third", ALONE);
        try {
            called = call(dialString);
            state = TalkState.CALLING;
        } finally {
            verbs.unlock();
        }
        at.awaitAnswer(called, () -> state != TalkState.CALLING || !third.equals(Optional.of(called)));
        verb("talk with the third", EnumSet.of(TalkState.CALLING), () -> consulted(called));
    }

    @Override
    public void join() throws Refused, InterruptedException {
        verb("bring all three together", EnumSet.of(TalkState.CONSULTING), () -> {
            callerIn();
            state = TalkState.CONFERENCE;
        });
    }

    @Override
    public void complete() throws Refused, InterruptedException {
        verb("give the caller to the third", WITH_THIRD, this::handOn);
    }

    @Override
    public void dropThird() throws Refused, InterruptedException {
        verb(
                "let the third go",
                EnumSet.of(TalkState.CALLING, TalkState.CONSULTING, TalkState.CONFERENCE),
                this::withoutThird);
    }

    @Override
    public void sendBack() throws Refused, InterruptedException {
        verb("send the caller back", OF_AGENT, () -> {
            state = TalkState.SENT_BACK;
            agentOut();
        });
    }

    @Override
    public void supervise(String dialString, Supervision way) throws Refused, InterruptedException {
        Supervisor called;
        enter("be supervised", OF_AGENT);
        try {
            called = supervisors.call(dialString);
        } finally {
            verbs.unlock();
        }
        at.awaitAnswer(called.phone(), () -> !OF_AGENT.contains(state));
        verb("be supervised", OF_AGENT, () -> supervisors.takePart(dialString, way));
    }

    private void verb(String what, Set<TalkState> from, Act act) throws Refused, InterruptedException {
        enter(what, from);
        try {
            act.run();
        } finally {
            verbs.unlock();
            // The call's thread, and who waits for a third, look again at what is now so.
            leg.state().wake();
        }
    }

    /** Takes the lock, if the talk is such that this can be done. */
    private void enter(String what, Set<TalkState> from) throws Refused, InterruptedException {
        verbs.lockInterruptibly();
        boolean gone = leg.state().released().isPresent();
        if (gone || !from.contains(state)) {
            verbs.unlock();
            throw new Refused("cannot " + what + ": " + (gone ? "the caller has hung up" : state.words()));
        }
    }

    // ---- what verbs and the call's thread do, under the lock

    /** Rings a third; the caller hears music. */
    private Target call(String dialString) throws Refused, InterruptedException {
        thirds++;
        Target called = at.ring(at.ids().third(leg.call().id(), parties.call().attempt(), thirds), dialString);
        third = Optional.of(called);
        if (state == TalkState.TALKING) {
            callerOut();
        }
        return called;
    }

    private void consulted(Target called) throws Refused, InterruptedException {
        if (called.answered() && !called.gone()) {
            at.join(called.channelId());
            state = TalkState.CONSULTING;
            return;
        }
        withoutThird();
        throw new Refused("the third did not answer: "
                + TransferRun.notConnected(called.dialStatus(), called.cause()).why());
    }

    private void withoutThird() throws Refused, InterruptedException {
        forgetThird();
        if (state != TalkState.CONFERENCE) {
            callerIn();
        }
        state = TalkState.TALKING;
    }

    private void forgetThird() {
        third.ifPresent(at::letGo);
        third = Optional.empty();
    }

    private void handOn() throws Refused, InterruptedException {
        if (state == TalkState.CONSULTING) {
            callerIn();
        }
        state = TalkState.HANDED_ON;
        agentOut();
    }

    private void agentOut() {
        supervisors.end();
        if (!parties.agent().gone()) {
            at.hangUp(parties.agent().channelId());
        }
    }

    private void callerOut() throws Refused, InterruptedException {
        at.leave(leg.channelId());
        hold.music();
    }

    private void callerIn() throws Refused, InterruptedException {
        hold.silence();
        at.join(leg.channelId());
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
        boolean agentGone = parties.agent().gone();
        boolean thirdGone = third.map(Target::gone).orElse(false);
        return supervisors.untidy()
                || switch (state) {
                    case TALKING, HELD, CALLING -> agentGone;
                    case CONSULTING, CONFERENCE -> agentGone || thirdGone;
                    case HANDING_ON -> thirdGone || third.map(Target::answered).orElse(true);
                    case HANDED_ON -> thirdGone;
                    case SENT_BACK, OVER -> true;
                };
    }

    private Optional<CallEvent.OfAgent> goOn() throws InterruptedException {
        supervisors.tidy();
        if (!due()) {
            lookAround();
        }
        try {
            return next();
        } catch (Refused failed) {
            Optional<CallEvent.Released> gone = leg.releasedAfterAll();
            return Optional.of(gone.isPresent() ? gone.get() : new CallEvent.SwitchFailed("" + failed.getMessage()));
        }
    }

    private Optional<CallEvent.OfAgent> next() throws Refused, InterruptedException {
        boolean thirdGone = third.map(Target::gone).orElse(true);
        if (OF_AGENT.contains(state) && parties.agent().gone()) {
            return withoutAgent();
        }
        switch (state) {
            case CONSULTING -> {
                if (thirdGone) {
                    forgetThird();
                    state = TalkState.HELD;
                }
            }
            case CONFERENCE -> {
                if (thirdGone) {
                    withoutThird();
                }
            }
            case HANDING_ON -> {
                if (thirdGone) {
                    return Optional.of(new CallEvent.SentBack(talked()));
                }
                if (third.orElseThrow().answered()) {
                    bringTogether(third.orElseThrow());
                }
            }
            case HANDED_ON -> {
                if (thirdGone) {
                    return Optional.of(new CallEvent.HandedOn(talked()));
                }
            }
            case SENT_BACK -> {
                return Optional.of(new CallEvent.SentBack(talked()));
            }
            case TALKING, HELD, CALLING, OVER -> {
                // Goes on.
            }
        }
        return Optional.empty();
    }

    /** One who hung up at this very moment is found gone behind it. */
    private void bringTogether(Target other) throws Refused, InterruptedException {
        callerIn();
        try {
            at.join(other.channelId());
        } catch (Refused refused) {
            leg.state().awaitChange(other::gone, AriCallLeg.HANG_UP_FOLLOWS.toNanos());
            if (!other.gone()) {
                throw refused;
            }
        }
        state = TalkState.HANDED_ON;
    }

    /** The agent's telephone is gone, and the caller was the agent's. */
    private Optional<CallEvent.OfAgent> withoutAgent() throws Refused, InterruptedException {
        Duration longest = calls.settings().patience().command();
        boolean lost = AgentLoss.cause(leg, parties.agent(), longest).isPresent();
        Optional<CallEvent.Released> gone = leg.state().released();
        if (gone.isPresent()) {
            return Optional.of(gone.get());
        }
        if (state == TalkState.CONFERENCE || (state == TalkState.CONSULTING && !lost)) {
            handOn();
            return Optional.empty();
        }
        if (state == TalkState.CALLING && !lost) {
            state = TalkState.HANDING_ON;
            agentOut();
            return Optional.empty();
        }
        return Optional.of(lost ? new CallEvent.AgentLost(talked()) : new CallEvent.Talked(talked()));
    }

    /** An end may not have been told; so long a talk is looked at now and then. */
    private void lookAround() throws InterruptedException {
        if (OF_AGENT.contains(state)) {
            at.look(parties.agent());
        }
        if (third.isPresent()) {
            at.look(third.get());
        }
    }

    private void takeDown() {
        state = TalkState.OVER;
        agentOut();
        forgetThird();
        at.destroyAround(leg.channelId());
    }

    private Duration talked() {
        Duration talked = Duration.between(begun, calls.clock().instant());
        return talked.isNegative() ? Duration.ZERO : talked;
    }
}
