package io.greenline.call;

import java.time.Duration;

/** A hold line of a leg that has no music of its own: the caller waits in silence, an agent's telephone rings as a transfer. */
final class PlainHold implements HoldLine {
    private final CallLeg leg;

    PlainHold(CallLeg leg) {
        this.leg = leg;
    }

    @Override
    public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
        return leg.play(playback);
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
        return leg.await(atMost);
    }

    @Override
    public CallEvent.OfAgent ring(AgentCall agent, Progress progress) throws InterruptedException {
        progress.rang();
        return switch (leg.transfer(new Transfer(agent.dialString(), agent.ringFor(), agent.attempt()))) {
            case CallEvent.Talked talked -> talked;
            case CallEvent.NotConnected not -> not;
            case CallEvent.Released gone -> gone;
            case CallEvent.SwitchFailed failed -> failed;
        };
    }

    @Override
    public void nudge() {
        // Nothing ends a verb here but its time.
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
