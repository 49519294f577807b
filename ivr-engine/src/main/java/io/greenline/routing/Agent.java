package io.greenline.routing;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who takes calls, as {@code routing.yaml} has it.
 *
 * @param name as colleagues write it
 * @param endpoint the telephone in the switch's own words: {@code PJSIP/1001}
 * @param languages that the agent speaks; empty: asked for none, fits only callers of unknown language
 * @param skills with levels 1 to 5
 * @param queues the only queues whose calls this agent takes, the foremost first; empty: all whose needs are met
 * @param media what the telephone can do
 */
public record Agent(
        AgentId id,
        String name,
        String endpoint,
        Set<Language> languages,
        Map<Skill, Integer> skills,
        List<QueueId> queues,
        Set<Media> media) {
    public Agent {
        languages = Set.copyOf(languages);
        skills = Map.copyOf(skills);
        queues = List.copyOf(queues);
        media = Set.copyOf(media);
    }
}
