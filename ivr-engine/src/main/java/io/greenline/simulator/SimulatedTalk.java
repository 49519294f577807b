package io.greenline.simulator;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.Talk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A talk on the virtual clock. Used by the thread that moves the clock: commands come as its alarms. */
final class SimulatedTalk implements Talk {
    private static final Duration RINGING = Duration.ofSeconds(30);

    private final VirtualClock clock;
    private final SimulatedCaller caller;
    private final Instant began;
    private final AgentConduct.Parting parting;
    private Instant until;
    private State state = State.TALKING;

    /** Who is with whom. */
    private enum State {
        TALKING,
        HELD,
        CONSULTING,
        CONFERENCE,
        HANDED_ON,
        SENT_BACK
    }

    SimulatedTalk(VirtualClock clock, SimulatedCaller caller, AgentConduct.Answers agent) {
        this.clock = clock;
        this.caller = caller;
        this.began = clock.instant();
        this.until = began.plus(agent.talks());
        this.parting = agent.parting();
    }

    /** When it ends by itself. */
    Instant until() {
        return until;
    }

    boolean isOver() {
        return state == State.SENT_BACK || !clock.instant().isBefore(until);
    }

    /** How it has ended, where the caller stayed. */
    CallEvent.OfAgent end() {
        Duration talked = Duration.between(began, clock.instant());
        return switch (state) {
            case SENT_BACK -> new CallEvent.SentBack(talked);
            case HANDED_ON -> new CallEvent.HandedOn(talked);
            case TALKING, HELD, CONSULTING, CONFERENCE ->
                switch (parting) {
                    case HANGS_UP -> new CallEvent.Talked(talked);
                    case IS_LOST -> new CallEvent.AgentLost(talked);
                };
        };
    }

    private void from(State wanted, State to, String otherwise) throws Refused {
        if (state != wanted || isOver()) {
            throw new Refused(otherwise);
        }
        state = to;
    }

    @Override
    public void hold() throws Refused {
        from(State.TALKING, State.HELD, "the caller cannot be held now");
    }

    @Override
    public void resume() throws Refused {
        from(State.HELD, State.TALKING, "the caller is not held");
    }

    /** How a third takes a call. */
    private AgentConduct.Answers third(String dialString) throws Refused {
        AgentConduct conduct = caller.agentRung(new AgentCall(dialString, RINGING, 0, List.of(), ""));
        return switch (conduct) {
            case AgentConduct.Answers answers when answers.after().compareTo(RINGING) < 0 -> answers;
            case AgentConduct.Answers _, AgentConduct.NoAnswer _ -> throw new Refused(dialString + " does not answer");
            case AgentConduct.Busy _, AgentConduct.Rejects _ -> throw new Refused(dialString + " is busy");
            case AgentConduct.Unreachable _ -> throw new Refused(dialString + " cannot be reached");
        };
    }

    private void handOn(AgentConduct.Answers third) {
        until = clock.instant().plus(third.after()).plus(third.talks());
        state = State.HANDED_ON;
    }

    @Override
    public void transfer(String dialString) throws Refused {
        requireWithAgent();
        handOn(third(dialString));
    }

    private void requireWithAgent() throws Refused {
        if (isOver() || state == State.HANDED_ON) {
            throw new Refused("the caller is not with the agent any more");
        }
    }

    @Override
    public void consult(String dialString) throws Refused {
        requireWithAgent();
        third(dialString);
        state = State.CONSULTING;
    }

    @Override
    public void join() throws Refused {
        from(State.CONSULTING, State.CONFERENCE, "there is no third to join");
    }

    @Override
    public void complete() throws Refused {
        requireWithAgent();
        if (state != State.CONSULTING && state != State.CONFERENCE) {
            throw new Refused("there is no third to give the caller to");
        }
        state = State.HANDED_ON;
    }

    @Override
    public void dropThird() throws Refused {
        requireWithAgent();
        if (state != State.CONSULTING && state != State.CONFERENCE) {
            throw new Refused("there is no third");
        }
        state = State.TALKING;
    }

    @Override
    public void sendBack() throws Refused {
        requireWithAgent();
        state = State.SENT_BACK;
    }

    @Override
    public void supervise(String dialString, Supervision way) throws Refused {
        requireWithAgent();
        third(dialString);
    }
}
