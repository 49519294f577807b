package io.greenline.routing;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a caller who joins wants.
 *
 * @param queue where she waits
 * @param tier instead of the queue's own; what the classification found
 * @param boost beside the queue's own: for one who calls again, for instance
 * @param language of the call; empty when not known
 * @param needs the caller's needs by their codes, for the figures and the agent
 * @param personally the agent who called last, or who promised; others are offered her when that one is not free
 * @param since when she first joined, where she comes back; never later than now
 * @param maxWait after which she leaves the queue
 * @param about why she is where she is, for the agent and the journal: {@code green channel, First Hospital, outage}
 */
public record Wish(
        QueueId queue,
        Optional<Tier> tier,
        Duration boost,
        Optional<Language> language,
        List<String> needs,
        Optional<AgentId> personally,
        Optional<Instant> since,
        Duration maxWait,
        String about) {
    public Wish {
        needs = List.copyOf(needs);
    }

    /** The same with this agent before all others. */
    public Wish personally(AgentId agent) {
        return new Wish(queue, tier, boost, language, needs, Optional.of(agent), since, maxWait, about);
    }
}
