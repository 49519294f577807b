package io.greenline.asterisk.ari;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.HoldLine;
import io.greenline.call.Playback;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A caller's channel in Stasis who waits: Asterisk's music on hold goes on without us, and stops while an announcement plays.
 * The music begins with the first verb that waits, not before: in the call of an engine that died the caller may be talking.
 */
final class AriHold implements HoldLine {
    private final AriCallLeg leg;
    private final AriCalls calls;
    private final String musicClass;
    private final int number;
    private boolean playing;

    AriHold(AriCallLeg leg, AriCalls calls, String musicClass) {
        this.leg = leg;
        this.calls = calls;
        this.musicClass = musicClass;
        this.number = leg.state().openEar();
    }

    @Override
    public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
        leg.takeUp(OptionalLong.empty());
        silence();
        return leg.playNudgeably(playback);
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
        leg.takeUp(OptionalLong.empty());
        if (atMost.isPositive()) {
            music();
        }
        return leg.awaitNudgeably(atMost);
    }

    @Override
    public CallEvent.OfAgent ring(AgentCall agent, Progress progress) throws InterruptedException {
        leg.alive();
        Leftovers left = leg.takeUp(OptionalLong.of(agent.attempt()));
        try {
            return new AgentRun(leg, calls, this, agent, progress).run(left);
        } finally {
            leg.state().keys(LegState.Keys.KEPT);
        }
    }

    @Override
    public void nudge() {
        leg.state().nudge(number);
    }

    @Override
    public void close() {
        leg.state().closeEar(number);
        silence();
    }

    String musicClass() {
        return musicClass;
    }

    /** The caller hears music, if she does not yet. */
    void music() {
        if (!playing && leg.state().released().isEmpty()) {
            playing = true;
            calls.link().tell(AriCommands.startMusic(leg.channelId(), musicClass));
        }
    }

    /** The caller hears no music. */
    void silence() {
        if (playing) {
            playing = false;
            calls.link().tell(AriCommands.stopMusic(leg.channelId()));
        }
    }
}
