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
import java.util.Optional;
import java.util.Set;

/** Puts small plans together. */
final class Plans {
    static final Language CHINESE = new Language("zh-CN");
    static final Language ENGLISH = new Language("en-US");
    static final Duration RING_FOR = Duration.ofSeconds(15);
    static final Duration WRAP_UP = Duration.ofSeconds(30);

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

    /** A queue in the making. */
    record QueueDraft(
            Tier tier,
            Duration boost,
            Optional<Promise> promise,
            List<Need> needs,
            Media media,
            Queue.Strategy strategy,
            List<Overflow> overflow,
            Duration wrapUp,
            int capacity,
            Optional<CallbackTerms> callback) {
        static final QueueDraft USUAL = new QueueDraft(
                Tier.ORDINARY,
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Media.VOICE,
                Queue.Strategy.LONGEST_IDLE,
                List.of(),
                WRAP_UP,
                1000,
                Optional.empty());

        QueueDraft tier(int number) {
            return new QueueDraft(
                    new Tier(number), boost, promise, needs, media, strategy, overflow, wrapUp, capacity, callback);
        }

        QueueDraft boost(int seconds) {
            return new QueueDraft(
                    tier,
                    Duration.ofSeconds(seconds),
                    promise,
                    needs,
                    media,
                    strategy,
                    overflow,
                    wrapUp,
                    capacity,
                    callback);
        }

        QueueDraft promise(int seconds) {
            return new QueueDraft(
                    tier,
                    boost,
                    Optional.of(new Promise(Duration.ofSeconds(seconds), 100)),
                    needs,
                    media,
                    strategy,
                    overflow,
                    wrapUp,
                    capacity,
                    callback);
        }

        QueueDraft need(Need need) {
            List<Need> more = new ArrayList<>(needs);
            more.add(need);
            return new QueueDraft(tier, boost, promise, more, media, strategy, overflow, wrapUp, capacity, callback);
        }

        QueueDraft media(Media of) {
            return new QueueDraft(tier, boost, promise, needs, of, strategy, overflow, wrapUp, capacity, callback);
        }

        QueueDraft strategy(Queue.Strategy of) {
            return new QueueDraft(tier, boost, promise, needs, media, of, overflow, wrapUp, capacity, callback);
        }

        QueueDraft overflow(Overflow.When when, Overflow.Then then) {
            List<Overflow> more = new ArrayList<>(overflow);
            more.add(new Overflow(when, then));
            return new QueueDraft(tier, boost, promise, needs, media, strategy, more, wrapUp, capacity, callback);
        }

        QueueDraft wrapUp(int seconds) {
            return new QueueDraft(
                    tier,
                    boost,
                    promise,
                    needs,
                    media,
                    strategy,
                    overflow,
                    Duration.ofSeconds(seconds),
                    capacity,
                    callback);
        }

        QueueDraft capacity(int most) {
            return new QueueDraft(tier, boost, promise, needs, media, strategy, overflow, wrapUp, most, callback);
        }

        QueueDraft callback(CallbackTerms terms) {
            return new QueueDraft(
                    tier, boost, promise, needs, media, strategy, overflow, wrapUp, capacity, Optional.of(terms));
        }
    }

    static QueueId queueId(String name) {
        return new QueueId(name);
    }

    Plans queue(String name) {
        return queue(name, draft -> draft);
    }

    Plans queue(String name, Change change) {
        QueueDraft draft = change.of(QueueDraft.USUAL);
        QueueId id = queueId(name);
        queues.put(
                id,
                new Queue(
                        id,
                        draft.tier(),
                        draft.boost(),
                        draft.promise(),
                        draft.needs(),
                        draft.media(),
                        draft.strategy(),
                        Optional.empty(),
                        draft.overflow(),
                        RING_FOR,
                        draft.wrapUp(),
                        draft.capacity(),
                        Queue.Comfort.USUAL,
                        draft.callback()));
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
