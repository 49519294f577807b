package io.greenline.routing;

import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a set of agents has in common for whoever looks for one of them, and those of them who are idle. */
final class Profile {
    private static final Comparator<Post> LONGEST_IDLE =
            Comparator.<Post>comparingLong(post -> post.idleSince).thenComparing(post -> post.id);
    private static final Comparator<Post> FEWEST_CALLS =
            Comparator.<Post>comparingInt(post -> post.calls).thenComparing(LONGEST_IDLE);

    /** What agents of one profile share. */
    record Traits(Set<String> tongues, Map<Skill, Integer> skills, List<QueueId> queues, Set<Media> media) {
        static Traits of(Agent agent) {
            return new Traits(
                    agent.languages().stream().map(Profile::tongue).collect(Collectors.toUnmodifiableSet()),
                    agent.skills(),
                    agent.queues(),
                    agent.media());
        }
    }

    final int index;
    final Traits traits;

    /** Reserves that agents of this profile count for. */
    final List<Slot> slots = new ArrayList<>();

    final TreeSet<Post> longestIdle = new TreeSet<>(LONGEST_IDLE);
    private final TreeSet<Post> fewestCalls = new TreeSet<>(FEWEST_CALLS);

    /** Agents who are signed in, and those of them who are not away. */
    int signedIn;

    int active;

    Profile(int index, Traits traits) {
        this.index = index;
        this.traits = traits;
    }

    static String tongue(Language language) {
        return language.locale().getLanguage();
    }

    void add(Post post) {
        longestIdle.add(post);
        fewestCalls.add(post);
    }

    void remove(Post post) {
        longestIdle.remove(post);
        fewestCalls.remove(post);
    }

    /** The idle agents, the best of a strategy first. */
    Set<Post> idle(Queue.Strategy strategy) {
        return strategy == Queue.Strategy.FEWEST_CALLS ? fewestCalls : longestIdle;
    }

    static Comparator<Post> order(Queue.Strategy strategy) {
        return strategy == Queue.Strategy.FEWEST_CALLS ? FEWEST_CALLS : LONGEST_IDLE;
    }

    /** Whether these agents are kept free for those in danger, so that nobody of this tier is offered to them now. */
    boolean isKeptFrom(Tier tier) {
        for (Slot slot : slots) {
            if (slot.isKeptFrom(tier)) {
                return true;
            }
        }
        return false;
    }
}
