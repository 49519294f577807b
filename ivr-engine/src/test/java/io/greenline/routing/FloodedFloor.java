package io.greenline.routing;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A flooded floor: 2,000 agents with up to 8 of 20 skills, 50 queues, and as many callers on the line as is asked for. For one
 * thread.
 */
final class FloodedFloor {
    private static final int QUEUES = 50;
    private static final int SKILLS = 20;
    private static final int AGENTS = 2_000;
    private static final List<Language> LANGUAGES = List.of(new Language("zh-CN"), new Language("en-US"));

    private final Random random = new Random(5);
    private final ArrayDeque<Decision.Offered> offers = new ArrayDeque<>();
    private final ArrayDeque<Decision.Offered> talks = new ArrayDeque<>();
    private final RoutingCore core;
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private int callers;
    private long events;
    private long decisions;
    private long offered;

    FloodedFloor(int waiting) {
        core = new RoutingCore(plan());
        for (int i = 0; i < AGENTS; i++) {
            does(new RoutingEvent.SignedIn(agentId(i)));
        }
        while (talks.size() < AGENTS * 9 / 10) {
            join();
            connect();
        }
        for (int i = 0; i < waiting; i++) {
            join();
            connect();
        }
    }

    /**
     * One caller's whole way: a talk ends, the wrap-up before it is over and its agent gets the next caller, who is rung,
     * accepted and connected, and a new caller joins.
     *
     * @return how many talk
     */
    int callersWay() {
        now = now.plusMillis(60);
        Decision.Offered longest = talks.poll();
        if (longest != null) {
            does(new RoutingEvent.TalkEnded(longest.offer(), RoutingEvent.TalkEnded.By.CALLER));
        }
        connect();
        join();
        connect();
        return talks.size();
    }

    long events() {
        return events;
    }

    long decisions() {
        return decisions;
    }

    long offered() {
        return offered;
    }

    private RoutingPlan plan() {
        Map<QueueId, Queue> queues = new LinkedHashMap<>();
        for (int i = 0; i < QUEUES; i++) {
            Queue queue = queue(i);
            queues.put(queue.id(), queue);
        }
        Map<AgentId, Agent> agents = new LinkedHashMap<>();
        for (int i = 0; i < AGENTS; i++) {
            agents.put(agentId(i), agent(i));
        }
        return new RoutingPlan("bench", queues, agents, List.of(), List.of(), 3);
    }

    private static AgentId agentId(int number) {
        return new AgentId("a" + number);
    }

    private static Skill skill(int number) {
        return new Skill("skill" + number);
    }

    private Agent agent(int number) {
        Map<Skill, Integer> skills = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            skills.put(skill(random.nextInt(SKILLS)), 1 + random.nextInt(5));
        }
        Set<Language> languages = random.nextInt(3) == 0 ? Set.copyOf(LANGUAGES) : Set.of(LANGUAGES.getFirst());
        return new Agent(agentId(number), "", "PJSIP/" + number, languages, skills, List.of(), Set.of(Media.VOICE));
    }

    private static Queue queue(int number) {
        List<Need> needs = number % 3 == 0
                ? List.of(Need.must(new Need.OfLanguage()))
                : List.of(
                        Need.must(new Need.OfLanguage()),
                        Need.must(new Need.OfSkill(skill(number % SKILLS), 1 + number % 2)),
                        new Need(
                                new Need.OfSkill(skill(number * 7 % SKILLS), 3),
                                Need.Strength.SHOULD,
                                Optional.empty()));
        return new QueueDraft("queue" + number)
                .tier(number % 10 == 0 ? new Tier(1 + number / 20) : Tier.ORDINARY)
                .boost(number % 5 * 30)
                .promise(Duration.ofMinutes(2000 + number), 80)
                .needs(needs)
                .strategy(Queue.Strategy.values()[number % Queue.Strategy.values().length])
                .wrapUp(5)
                .capacity(1_000_000)
                .queue();
    }

    private void join() {
        Wish wish = new Wish(
                new QueueId("queue" + random.nextInt(QUEUES)),
                Optional.empty(),
                Duration.ofSeconds(random.nextInt(3) * 60L),
                Optional.of(LANGUAGES.get(random.nextInt(4) / 3)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(3),
                "");
        does(new RoutingEvent.Joined(new TicketId("call-" + ++callers), wish));
    }

    private void connect() {
        for (Decision.Offered offer = offers.poll(); offer != null; offer = offers.poll()) {
            does(new RoutingEvent.Rang(offer.offer()));
            does(new RoutingEvent.Accepted(offer.offer()));
            does(new RoutingEvent.Connected(offer.offer()));
            talks.add(offer);
        }
    }

    private void does(RoutingEvent event) {
        List<Decision> decided = core.apply(event, now);
        events++;
        decisions += decided.size();
        for (Decision decision : decided) {
            if (decision instanceof Decision.Offered offer) {
                offers.add(offer);
                offered++;
            }
        }
    }
}
