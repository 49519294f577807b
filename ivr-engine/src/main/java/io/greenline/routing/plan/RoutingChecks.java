package io.greenline.routing.plan;

import io.greenline.routing.Agent;
import io.greenline.routing.Need;
import io.greenline.routing.Need.OfSkill;
import io.greenline.routing.Need.Strength;
import io.greenline.routing.Overflow;
import io.greenline.routing.Overflow.Then;
import io.greenline.routing.Overflow.When;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Skill;
import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Durations;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a whole file is checked for, once each of its parts is right: all of it warnings. */
final class RoutingChecks {
    private final RoutingPlan plan;
    private final Findings findings;

    RoutingChecks(RoutingPlan plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    /**
     * Looks through the file.
     *
     * @param queues where each stands
     * @param agents where each stands
     */
    void check(List<Entry> queues, Map<AgentId, Scalar> agents) {
        for (Entry entry : queues) {
            Queue queue = plan.queues().get(new QueueId(entry.key().text()));
            if (queue != null) {
                unserved(queue, entry.key());
                earlyExit(queue, entry.key());
                circle(queue, entry.key());
            }
        }
        plan.agents().values().stream()
                .filter(agent ->
                        plan.queues().values().stream().noneMatch(queue -> serves(agent, queue, queue.overflow())))
                .forEach(agent -> idle(agent, agents));
        noReserve(queues);
    }

    /** Whether an agent can be offered callers of a queue once these of its overflows have widened it. */
    private static boolean serves(Agent agent, Queue queue, List<Overflow> overflow) {
        boolean chosen = agent.queues().isEmpty() || agent.queues().contains(queue.id());
        boolean able = agent.media().contains(queue.media());
        return chosen
                && able
                && (anyAgent(overflow) || missing(agent, queue, overflow).isEmpty());
    }

    private static boolean anyAgent(List<Overflow> overflow) {
        return overflow.stream().anyMatch(rule -> rule.then() instanceof Then.AnyAgent);
    }

    private static Set<Skill> missing(Agent agent, Queue queue, List<Overflow> overflow) {
        Set<Skill> missing = new TreeSet<>();
        for (Need need : queue.needs()) {
            if (need.what() instanceof OfSkill(Skill skill, int least)
                    && need.strength() == Strength.MUST
                    && need.relaxAfter().isEmpty()
                    && overflow.stream().noneMatch(rule -> rule.then().equals(new Then.Relax(skill)))
                    && agent.skills().getOrDefault(skill, 0) < least) {
                missing.add(skill);
            }
        }
        return missing;
    }

    private void unserved(Queue queue, Scalar at) {
        // What happens when it is closed helps nobody who waits while it is open.
        List<Overflow> open = queue.overflow().stream()
                .filter(rule -> !(rule.when() instanceof When.Closed))
                .toList();
        // A queue that nobody serves and that leads on is a way station.
        boolean leadsOn =
                open.stream().anyMatch(rule -> rule.then() instanceof Then.ToQueue || rule.then() instanceof Then.Exit);
        if (leadsOn
                || plan.agents().isEmpty()
                || plan.agents().values().stream().anyMatch(agent -> serves(agent, queue, open))) {
            return;
        }
        findings.warning(
                at.at(),
                RoutingRule.UNSERVED_QUEUE,
                "no agent can serve '%s': it asks for %s".formatted(queue.id(), asked(queue)),
                hint(queue));
    }

    private static String asked(Queue queue) {
        String skills = queue.needs().stream()
                .flatMap(need -> need.what() instanceof OfSkill(Skill skill, int least)
                        ? java.util.stream.Stream.of(least > 1 ? "%s %d".formatted(skill, least) : skill.value())
                        : java.util.stream.Stream.of())
                .collect(Collectors.joining(", "));
        String media = queue.media().name().toLowerCase(java.util.Locale.ROOT);
        return skills.isEmpty() ? media : "%s by %s".formatted(skills, media);
    }

    private String hint(Queue queue) {
        Set<String> known = plan.agents().values().stream()
                .flatMap(agent -> agent.skills().keySet().stream())
                .map(Skill::value)
                .collect(Collectors.toCollection(TreeSet::new));
        String otherwise = "give an agent what it asks for, or let it overflow while it is open";
        return queue.needs().stream()
                .flatMap(need -> need.what() instanceof OfSkill of
                        ? java.util.stream.Stream.of(of.skill().value())
                        : java.util.stream.Stream.<String>of())
                .filter(skill -> !known.contains(skill))
                .findFirst()
                .map(skill -> NearestWord.remedy(skill, known, otherwise))
                .orElse(otherwise);
    }

    private void idle(Agent agent, Map<AgentId, Scalar> places) {
        Scalar at = places.get(agent.id());
        if (at != null && !plan.queues().isEmpty()) {
            findings.warning(
                    at.at(),
                    RoutingRule.IDLE_AGENT,
                    "agent '%s' can serve no queue".formatted(agent.id()),
                    "see what the queues ask for, and 'queues:' and 'media:' of the agent");
        }
    }

    private void earlyExit(Queue queue, Scalar at) {
        queue.promise()
                .ifPresent(promise -> queue.overflow().stream()
                        .filter(rule -> rule.then() instanceof Then.Exit)
                        .filter(rule ->
                                rule.when() instanceof When.Waited(var time) && time.compareTo(promise.within()) < 0)
                        .findFirst()
                        .ifPresent(rule -> findings.warning(
                                at.at(),
                                RoutingRule.EARLY_EXIT,
                                "callers of '%s' are promised %s and are sent away before"
                                        .formatted(queue.id(), Durations.shown(promise.within())),
                                "let the exit come later, or the promise be shorter")));
    }

    /** Told at the queue at which a circle begins and which stands first in the file. */
    private void circle(Queue start, Scalar at) {
        Set<QueueId> seen = new LinkedHashSet<>();
        if (leadsBack(start, start, seen)) {
            boolean first = plan.queues().keySet().stream()
                    .filter(id -> id.equals(start.id()) || seen.contains(id))
                    .findFirst()
                    .filter(start.id()::equals)
                    .isPresent();
            if (first) {
                findings.warning(
                        at.at(),
                        RoutingRule.OVERFLOW_CIRCLE,
                        "the overflows of '%s' lead back to it".formatted(start.id()),
                        "let the last one lead to an exit or to any-agent");
            }
        }
    }

    private boolean leadsBack(Queue from, Queue start, Set<QueueId> seen) {
        for (Overflow rule : from.overflow()) {
            if (rule.then() instanceof Then.ToQueue(QueueId next)) {
                Queue queue = plan.queues().get(next);
                if (next.equals(start.id()) || (queue != null && seen.add(next) && leadsBack(queue, start, seen))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void noReserve(List<Entry> queues) {
        if (!plan.reserves().isEmpty() || plan.agents().isEmpty()) {
            return;
        }
        queues.stream()
                .map(Entry::key)
                .filter(key -> Optional.ofNullable(plan.queues().get(new QueueId(key.text())))
                        .filter(queue -> queue.tier().isDanger())
                        .isPresent())
                .findFirst()
                .ifPresent(key -> findings.warning(
                        key.at(),
                        RoutingRule.NO_RESERVE,
                        "no agent is kept for those in danger: all may be talking when '%s' rings".formatted(key),
                        "add 'reserve: [{tiers: 0-1, agents: 1}]'"));
    }
}
