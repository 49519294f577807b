package io.greenline.routing;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts small plans together. */
final class Plans {
    static final Language CHINESE = new Language("zh-CN");
    static final Language ENGLISH = new Language("en-US");

    private final Map<QueueId, Queue> queues = new LinkedHashMap<>();
    private final Map<AgentId, Agent> agents = new LinkedHashMap<>();
    private final List<Reserve> reserves = new ArrayList<>();
    private final List<SurgeLevel> surge = new ArrayList<>();
    private Duration risesAfter = RoutingPlan.RISES_AFTER;
    private int version;

    /** Changes one thing of a queue. */
    interface Change {
        QueueDraft of(QueueDraft draft);
    }

    static QueueId queueId(String name) {
        return new QueueId(name);
    }

    Plans queue(String name) {
        return queue(name, draft -> draft);
    }

    Plans queue(String name, Change change) {
        Queue queue = change.of(new QueueDraft(name)).queue();
        queues.put(queue.id(), queue);
        return this;
    }

    /** An agent who speaks Chinese, on the telephone, for all queues. */
    Plans agent(String id, Map<Skill, Integer> skills) {
        return agent(id, Set.of(CHINESE), skills, List.of(), Set.of(Media.VOICE));
    }

    Plans agent(String id) {
        return agent(id, Map.of());
    }

    Plans agent(String id, Set<Language> languages, Map<Skill, Integer> skills, List<QueueId> only, Set<Media> media) {
        AgentId agent = new AgentId(id);
        agents.put(agent, new Agent(agent, "Agent " + id, "PJSIP/" + id, languages, skills, only, media));
        return this;
    }

    Plans reserve(int upTo, int kept) {
        reserves.add(new Reserve(new Tier(upTo), kept));
        return this;
    }

    Plans surge(SurgeLevel level) {
        surge.add(level);
        return this;
    }

    Plans risesAfter(int seconds) {
        risesAfter = Duration.ofSeconds(seconds);
        return this;
    }

    RoutingPlan plan() {
        return new RoutingPlan("test-" + ++version, queues, agents, reserves, surge, 3, risesAfter);
    }
}
