package io.greenline.asterisk.ari;

import io.greenline.asterisk.ari.TalkState.Member;
import io.greenline.call.Talk.Refused;
import java.util.Optional;

/**
 * The bridge of one talk: brings in and takes out whom the talk's state wants. Who is not to hear the others is taken out of
 * it; the caller hears music there. So the next engine reads from the bridge who speaks with whom. Used under the talk's lock,
 * but for {@link #third}.
 */
final class TalkBridge {
    private final TalkSwitch at;
    private final AriHold hold;
    private final Target agent;
    private final long attempt;

    private volatile Optional<Target> third = Optional.empty();
    private int thirds;

    /** @param attempt the number of the offer that the talk came of */
    TalkBridge(TalkSwitch at, AriHold hold, Target agent, long attempt) {
        this.at = at;
        this.hold = hold;
        this.agent = agent;
        this.attempt = attempt;
    }

    /** As an engine before this one left it. */
    void takeUp(TakenUp found) {
        third = found.third();
        thirds = found.thirds();
        if (!found.state().has(Member.CALLER)) {
            hold.music();
        }
    }

    /** Whom the agent called last, until that one is let go. Any thread. */
    Optional<Target> third() {
        return third;
    }

    /** Rings a third. */
    Target ring(String dialString) throws Refused, InterruptedException {
        thirds++;
        Target called = at.ring(at.ids().third(at.leg().call().id(), attempt, thirds), dialString);
        third = Optional.of(called);
        return called;
    }

    /** Brings the caller and the third to where the state after this one wants them. What is refused stays as it was. */
    void change(TalkState from, TalkState to) throws Refused, InterruptedException {
        if (to.isOver()) {
            return; // Who is still there is taken out with the bridge.
        }
        if (to.isOfTwo()) {
            letThirdGo();
        }
        if (from.has(Member.CALLER) && !to.has(Member.CALLER)) {
            at.leave(at.leg().channelId());
            hold.music();
        }
        if (!from.has(Member.CALLER) && to.has(Member.CALLER)) {
            hold.silence();
            at.join(at.leg().channelId());
        }
        if (!from.has(Member.THIRD) && to.has(Member.THIRD)) {
            bringIn(third.orElseThrow(), from);
        }
    }

    /** One who is given the caller and hung up at this very moment is found gone behind it; with an agent it is refused. */
    private void bringIn(Target other, TalkState from) throws Refused, InterruptedException {
        try {
            at.join(other.channelId());
        } catch (Refused refused) {
            if (from.has(Member.AGENT)) {
                throw refused;
            }
            at.leg().state().awaitChange(other::gone, AriCallLeg.HANG_UP_FOLLOWS.toNanos());
            if (!other.gone()) {
                throw refused;
            }
        }
    }

    private void letThirdGo() {
        third.ifPresent(at::letGo);
        third = Optional.empty();
    }

    void hangUpAgent() {
        if (!agent.gone()) {
            at.hangUp(agent.channelId());
        }
    }

    /** An end may not have been told: looks for whoever is known. */
    void look(TalkState state) throws InterruptedException {
        if (state.has(Member.AGENT)) {
            at.look(agent);
        }
        if (third.isPresent()) {
            at.look(third.get());
        }
    }

    /** Leaves nothing of it but the caller's channel. */
    void takeDown() {
        hangUpAgent();
        letThirdGo();
        at.destroyAround(at.leg().channelId());
    }
}
