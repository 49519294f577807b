package io.greenline.simulator;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.CallOff;
import io.greenline.call.Dialer;
import io.greenline.call.InboundCall;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Makes calls on the virtual clock, which moves on while a telephone rings. Used by the thread that moves the clock: an answered
 * call runs as an alarm of the moment of answering, and all that agents do who are to stand by comes as alarms too.
 */
public final class SimulatedDialer implements Dialer {
    private final VirtualClock clock;
    private final CalledPeople people;

    public SimulatedDialer(VirtualClock clock, CalledPeople people) {
        this.clock = clock;
        this.people = people;
    }

    @Override
    public Dialled dial(OutboundCall call, CallOff off) {
        return dial(call, off, StandingBy.NOBODY, () -> {});
    }

    /**
     * Dials.
     *
     * @param over done when the call that was answered is over
     */
    Dialled dial(OutboundCall call, CallOff off, StandingBy standing, Runnable over) {
        if (off.isCalledOff()) {
            return new Dialled.CalledOff();
        }
        return switch (people.called(call)) {
            case CalledPeople.Conduct.Busy _ -> notReached(Why.BUSY, HangupCause.USER_BUSY, "the line is busy");
            case CalledPeople.Conduct.Unreachable _ ->
                notReached(Why.UNREACHABLE, HangupCause.NO_ROUTE, "there is no such telephone");
            case CalledPeople.Conduct.NoAnswer _ -> notAnswered(call.ringFor(), off);
            case CalledPeople.Conduct.Answers answers
            when answers.after().compareTo(call.ringFor()) >= 0 -> notAnswered(call.ringFor(), off);
            case CalledPeople.Conduct.Answers answers -> {
                if (!rings(answers.after(), off)) {
                    yield new Dialled.CalledOff();
                }
                clock.at(clock.instant(), () -> {
                    people.answered(leg(call, answers, standing));
                    over.run();
                });
                yield new Dialled.Answered();
            }
        };
    }

    private Dialled notAnswered(Duration ringFor, CallOff off) {
        return rings(ringFor, off)
                ? notReached(Why.NO_ANSWER, HangupCause.NO_ANSWER, "nobody answers")
                : new Dialled.CalledOff();
    }

    /** Whether it rings for so long; else it was called off, which stops it at once. */
    private boolean rings(Duration time, CallOff off) {
        Instant end = clock.instant().plus(time);
        while (!off.isCalledOff() && clock.toNextAlarm(end)) {
            // What happens meanwhile may call it off.
        }
        if (!off.isCalledOff()) {
            clock.advanceTo(end);
        }
        return !off.isCalledOff();
    }

    private static Dialled notReached(Why why, HangupCause cause, String detail) {
        return new Dialled.NotReached(why, cause, detail);
    }

    private SimulatedLeg leg(OutboundCall call, CalledPeople.Conduct.Answers answers, StandingBy standing) {
        InboundCall answered = new InboundCall(
                answers.id(),
                Optional.of(call.number()),
                "",
                call.line(),
                "simulator",
                Set.of(),
                Optional.of(call.token()));
        return new SimulatedLeg(answered, clock, answers.caller(), answers.spoken(), standing);
    }

    @Override
    public StandingAgent standBy(AgentCall agent, String music, StandingAgent.Watch watch) {
        SimulatedStandBy one = new SimulatedStandBy(this, clock, agent, watch);
        one.ring(AgentRinging.of(people.agentRung(agent), agent.ringFor()));
        return one;
    }
}
