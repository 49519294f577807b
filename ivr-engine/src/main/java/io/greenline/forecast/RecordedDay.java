package io.greenline.forecast;

import io.greenline.forecast.Patience.Waited;
import io.greenline.forecast.Story.Answer;
import io.greenline.forecast.Story.Talk;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A day that was: what callers, agents and the floor's keepers did of themselves. {@link DayRecorder} takes it out of a routing
 * log.
 *
 * @param begins its first moment
 * @param ends the last moment that was read
 * @param until the first moment that cannot be played: the end of a log that does not tell what became of its callers
 * @param plan what held when it began
 * @param floor as it was then
 * @param stories of callers, in the order in which they came
 * @param acts of agents and of who told the floor something, in order
 * @param offers what each agent did with the offers to her, in order
 * @param openOffers what came of the offers that were open when it began
 * @param returns how long each agent stayed away whom missed offers had set away, time by time; empty where she did something
 *     else then, sign out for instance
 * @param samples what is drawn from where the day does not tell
 */
public record RecordedDay(
        Instant begins,
        Instant ends,
        Instant until,
        RoutingPlan plan,
        RoutingSnapshot floor,
        List<Story> stories,
        List<Act> acts,
        Map<AgentId, List<OfferStory>> offers,
        Map<OfferId, OfferStory> openOffers,
        Map<AgentId, List<Optional<Duration>>> returns,
        Samples samples) {

    /** Something that happened whatever the floor decided. */
    public record Act(Instant at, RoutingEvent event) {}

    /**
     * What the day tells of those who are alike.
     *
     * @param waits by queue
     * @param talks by queue
     * @param reached how those who were called back came to the telephone
     */
    record Samples(Map<QueueId, List<Waited>> waits, Map<QueueId, List<Talk>> talks, List<Answer> reached) {}

    /** How many callers wanted each queue. */
    public Map<QueueId, Integer> queues() {
        Map<QueueId, Integer> calls = new LinkedHashMap<>();
        for (Story story : stories) {
            story.visits().forEach(visit -> calls.merge(visit.queue(), 1, Integer::sum));
        }
        return calls;
    }

    /** Who was signed in at any time of it. */
    public Set<AgentId> agents() {
        Set<AgentId> agents = new TreeSet<>();
        floor.agents().stream()
                .filter(post -> post.presence() != RoutingSnapshot.Presence.SIGNED_OUT)
                .forEach(post -> agents.add(post.id()));
        for (Act act : acts) {
            if (act.event() instanceof RoutingEvent.SignedIn in) {
                agents.add(in.agent());
            }
        }
        return agents;
    }

    /** Whether nobody talked: how long talks take is not known then. */
    public boolean hasNoTalk() {
        return samples.talks().isEmpty();
    }
}
