package io.greenline.figures;

import io.greenline.routing.Decision.AgentState;
import io.greenline.telephony.AgentId;
import java.time.Instant;

/**
 * How long an agent was what.
 *
 * @param group agents who know the same, see {@link Follower}
 * @param from when it began
 * @param to when it ended, not before it began
 */
public record AgentSpan(AgentId agent, String group, AgentState state, Instant from, Instant to) {}
