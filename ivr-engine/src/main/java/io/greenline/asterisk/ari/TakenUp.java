package io.greenline.asterisk.ari;

import java.util.Optional;

/**
 * A talk as an engine before this one left it on Asterisk. Who is in the bridge and who is not says who talks with whom; a
 * third who was not answered yet is hung up unless the caller waits for that one, and supervisors have to call again.
 *
 * @param thirds how many numbers of thirds may have been given
 */
record TakenUp(TalkState state, Optional<Target> third, int thirds) {

    /**
     * Reads it.
     *
     * @param agent known to be answered, or not
     * @return empty when agent and caller were not together yet
     */
    static Optional<TakenUp> find(TalkSwitch at, AriBridge bridge, Leftovers left, Target agent, long attempt)
            throws InterruptedException {
        Optional<Target> third = Optional.empty();
        for (String id : left.channels()) {
            Optional<AriChannel> channel = at.ids().isThird(id, attempt) ? at.channel(id) : Optional.empty();
            if (channel.isPresent() && third.isEmpty()) {
                third = Optional.of(third(at, channel.get()));
            } else if (!id.equals(agent.channelId())) {
                at.hangUp(id);
            }
        }
        left.bridges().stream().filter(id -> !id.equals(bridge.id())).forEach(at::destroy);
        boolean agentIn = bridge.channels().contains(agent.channelId());
        boolean callerIn = bridge.channels().contains(at.leg().channelId());
        if (agent.answered() && !agentIn && third.isEmpty()) {
            return Optional.empty();
        }
        if (agentIn && third.isPresent() && !third.get().answered()) {
            at.letGo(third.get());
            third = Optional.empty();
        }
        // No number is given twice, whatever became of those that were given.
        return Optional.of(new TakenUp(
                state(agentIn, callerIn, third),
                third,
                1_000 * (1 + left.channels().size())));
    }

    private static Target third(TalkSwitch at, AriChannel channel) {
        Target third = at.target(channel.id());
        third.place();
        if (channel.isUp()) {
            third.answer();
        }
        return third;
    }

    private static TalkState state(boolean agentIn, boolean callerIn, Optional<Target> third) {
        if (agentIn) {
            return third.isPresent()
                    ? callerIn ? TalkState.CONFERENCE : TalkState.CONSULTING
                    : callerIn ? TalkState.TALKING : TalkState.HELD;
        }
        // Brought together again if they were, which changes nothing.
        return third.isPresent() ? TalkState.HANDING_ON : TalkState.OVER;
    }
}
