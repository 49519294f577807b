package io.greenline.simulator;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallOff;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A simulated agent who is rung before the customer. Used by the thread that moves the clock. Who is let go is gone at once: the
 * last words take no time, as whoever waits for their end may be doing so in the middle of somebody's call.
 */
final class SimulatedStandBy implements StandingAgent, StandingBy {
    private final SimulatedDialer dialer;
    private final VirtualClock clock;
    private final AgentCall agent;
    private final Watch watch;
    private State state = new State.Rings();

    private sealed interface State {
        record Rings() implements State {}

        record StandsBy(AgentConduct.Answers conduct) implements State {}

        /** Is the customer's call's business now. */
        record Taken() implements State {}

        record Gone() implements State {}
    }

    SimulatedStandBy(SimulatedDialer dialer, VirtualClock clock, AgentCall agent, Watch watch) {
        this.dialer = dialer;
        this.clock = clock;
        this.agent = agent;
        this.watch = watch;
    }

    /** The telephone is to ring; nothing of it comes before this has returned. */
    void ring(AgentRinging ringing) {
        in(Duration.ZERO, () -> {
            if (ringing.rings()) {
                watch.rang();
            }
            in(ringing.lasts(), () -> end(ringing.end()));
        });
    }

    /** As long as the telephone rings. */
    private void in(Duration time, Runnable what) {
        clock.at(clock.instant().plus(time), () -> {
            if (state instanceof State.Rings) {
                what.run();
            }
        });
    }

    private void end(AgentRinging.End end) {
        switch (end) {
            case AgentRinging.End.Refused(var how) -> {
                state = new State.Gone();
                watch.gone(how);
            }
            case AgentRinging.End.Taken(AgentConduct.Answers conduct) -> {
                state = new State.StandsBy(conduct);
                watch.standsBy();
            }
        }
    }

    @Override
    public Dialer.Dialled dial(OutboundCall call, CallOff off) {
        return dialer.dial(call, off, this, () -> {
            if (state instanceof State.StandsBy) {
                watch.customerLeft();
            }
        });
    }

    @Override
    public Optional<AgentConduct.Answers> take(AgentCall wanted) {
        if (wanted.attempt() == agent.attempt() && state instanceof State.StandsBy(AgentConduct.Answers conduct)) {
            state = new State.Taken();
            return Optional.of(conduct);
        }
        return Optional.empty();
    }

    @Override
    public void letGo(List<Sound> words) {
        if (!(state instanceof State.Taken)) {
            state = new State.Gone();
        }
    }

    @Override
    public void awaitOver() {
        // See letGo: nobody stands by any more.
    }
}
