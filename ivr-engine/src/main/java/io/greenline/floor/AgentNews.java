package io.greenline.floor;

import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.Wish;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;

/** What an agent's screen is told. */
public sealed interface AgentNews {

    /** A caller comes: pop up who she is. */
    record Offered(ScreenPop pop) implements AgentNews {}

    /** She does not come after all. */
    record OfferEnded(OfferId offer, String why) implements AgentNews {}

    /** They talk. */
    record Connected(OfferId offer, Duration waited) implements AgentNews {}

    /** They do not talk any more. */
    record TalkOver(OfferId offer, Duration talked, Instant wrapUpUntil) implements AgentNews {}

    /** The agent's own state. */
    record State(Decision.AgentState state, String reason) implements AgentNews {}

    /**
     * A caller's context.
     *
     * @param ticket her call's id, for the journal
     * @param rule why this agent and this caller, in words
     */
    record ScreenPop(
            OfferId offer, String ticket, QueueId queue, CallerCard card, Wish wish, Duration waited, String rule) {}
}
