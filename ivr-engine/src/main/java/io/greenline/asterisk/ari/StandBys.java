package io.greenline.asterisk.ari;

import io.greenline.call.AgentCall;
import io.greenline.call.StandingAgent;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agents who stand by for customers. An agent's channel is named as it will be when the customer's call rings the agent:
 * the customer's channel is named before she is dialled. So a talk that comes of it is found by the next engine like any other,
 * and an agent whose engine was killed before is hung up by the next one: her caller is not there.
 */
final class StandBys {
    private final AriCalls calls;
    private final Map<String, StandByRun> byChannel = new ConcurrentHashMap<>();

    StandBys(AriCalls calls) {
        this.calls = calls;
    }

    /** Rings an agent; how it goes is told on a thread of its own. */
    StandingAgent ring(AgentCall agent, String music, StandingAgent.Watch watch) {
        CallId customer = new CallId(calls.dialler().name());
        Target target = calls.target(calls.ids().agent(customer, agent.attempt()));
        StandByRun run = new StandByRun(calls, agent, music, customer.value(), target, watch);
        byChannel.put(target.channelId(), run);
        Thread.ofVirtual().name("stands-by-" + agent.attempt()).start(() -> {
            try {
                run.run();
            } finally {
                byChannel.remove(target.channelId(), run);
            }
        });
        return run;
    }

    /** Whether an agent has this channel who is rung, or stands by. */
    boolean has(String channelId) {
        return byChannel.containsKey(channelId);
    }

    /** Whether the agent stood by on this channel, who belongs to the customer's call from now on. */
    boolean take(Target target) {
        StandByRun run = byChannel.get(target.channelId());
        boolean taken = run != null && run.take();
        if (taken) {
            byChannel.remove(target.channelId(), run);
        }
        return taken;
    }

    /** What an engine before this one made, of which nothing stands by. */
    Leftovers without(Leftovers leftovers) {
        return leftovers.only(id -> !has(id));
    }

    /**
     * What is left of a customer's call that an engine before this one had dialled. An agent who was not together with her yet
     * stood by, or was rung for an offer that ended with that engine: who would find the agent, wherever the call goes on?
     */
    Leftovers withoutStanding(String channelId, Leftovers leftovers) {
        if (!calls.ids().isDialled(channelId) || !leftovers.bridges().isEmpty()) {
            return leftovers;
        }
        leftovers.channels().forEach(id -> calls.link().tell(AriCommands.hangUp(id, HangupCause.NORMAL_CLEARING)));
        return Leftovers.NONE;
    }

    // ---- on the event loop

    /** Something has become known of a channel. */
    void changed(String channelId) {
        Optional.ofNullable(byChannel.get(channelId)).ifPresent(StandByRun::wake);
    }

    /** The connection was away: everybody is to be looked at. */
    void changed() {
        byChannel.values().forEach(StandByRun::wake);
    }

    void playbackEnded(String playbackId) {
        byChannel.forEach((channel, run) -> {
            if (playbackId.equals(Ids.farewell(channel))) {
                run.hasHeard();
            }
        });
    }

    /** A call is over; who stands by for it does so in vain. */
    void callEnded(String channelId) {
        byChannel.values().stream()
                .filter(run -> run.customer().equals(channelId))
                .forEach(StandByRun::customerLeft);
    }

    /** Nobody is left with music to whom no customer will come. */
    void close() {
        byChannel.keySet().forEach(id -> calls.link().tell(AriCommands.hangUp(id, HangupCause.NORMAL_CLEARING)));
    }
}
