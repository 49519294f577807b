package io.greenline.routing;

import io.greenline.routing.Decision.AgentState;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.QueueId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The agents: who is there, who is idle, and how many are kept for those in danger. */
final class Staff {
    private final Board board;
    private final Map<AgentId, Post> posts = new LinkedHashMap<>();
    private final Map<Profile.Traits, Profile> byTraits = new HashMap<>();
    private final List<Profile> profiles = new ArrayList<>();

    /** Profiles of which somebody is idle; of which somebody is signed in. */
    final BitSet idle = new BitSet();

    final BitSet staffed = new BitSet();

    /** Agents for whom somebody is to be looked: idle since the last look, or not kept any longer. */
    final List<Post> fresh = new ArrayList<>();

    /** Grows whenever who is active changes; estimates hang on it. */
    long version;

    Staff(Board board) {
        this.board = board;
        for (Agent agent : board.plan.agents().values()) {
            posts.put(agent.id(), new Post(agent.id(), profile(agent)));
        }
        for (Reserve reserve : board.plan.reserves()) {
            for (Queue queue : board.plan.queues().values()) {
                if (queue.tier().number() <= reserve.upTo().number()) {
                    keep(reserve, queue);
                }
            }
        }
    }

    private void keep(Reserve reserve, Queue queue) {
        Slot slot = new Slot(reserve);
        Demand all = new Demand(queue.id(), musts(queue), false, "");
        for (Profile profile : profiles) {
            if (all.fit(queue, profile.traits) != Demand.UNABLE) {
                slot.profiles.add(profile);
                profile.slots.add(slot);
            }
        }
    }

    private static long musts(Queue queue) {
        long musts = 0;
        for (int i = 0; i < queue.needs().size(); i++) {
            musts |= queue.needs().get(i).strength() == Need.Strength.MUST ? 1L << i : 0;
        }
        return musts;
    }

    private Profile profile(Agent agent) {
        return byTraits.computeIfAbsent(Profile.Traits.of(agent), traits -> {
            Profile profile = new Profile(profiles.size(), traits);
            profiles.add(profile);
            return profile;
        });
    }

    /** Somebody who is not in the plan any more and talks still. */
    Post hire(AgentId id) {
        Post post = new Post(
                id,
                profile(new Agent(id, id.value(), "", java.util.Set.of(), Map.of(), List.of(), java.util.Set.of())));
        posts.put(id, post);
        return post;
    }

    @Nullable
    Post post(AgentId id) {
        return posts.get(id);
    }

    Collection<Post> posts() {
        return posts.values();
    }

    /** Whether the plan has an agent; one who has left it ends a talk and does nothing else. */
    boolean isEmployed(Post post) {
        return board.plan.agents().containsKey(post.id);
    }

    List<Profile> profiles() {
        return profiles;
    }

    @Nullable
    Queue queue(QueueId id) {
        return board.plan.queues().get(id);
    }

    /** What an overflow rule does; null where the plan has it no more. */
    Overflow.@Nullable Then rule(RoutingSnapshot.Done done) {
        Queue queue = queue(done.queue());
        return queue == null || done.rule() >= queue.overflow().size()
                ? null
                : queue.overflow().get(done.rule()).then();
    }

    /** Brings the lists of the idle and what others see up to what is true of an agent now. */
    void refresh(Post post) {
        AgentState state = post.state();
        if ((state == AgentState.IDLE) != post.listed) {
            if (post.listed) {
                delist(post);
            } else {
                enlist(post);
            }
        }
        String reason = post.reason();
        if (state != post.shown || !reason.equals(post.shownReason)) {
            post.shown = state;
            post.shownReason = reason;
            post.since = board.now;
            board.say(new Decision.AgentIs(post.id, state, reason));
        }
    }

    private void enlist(Post post) {
        Profile profile = post.profile;
        post.listed = true;
        profile.add(post);
        idle.set(profile.index);
        look(post);
        for (Slot slot : profile.slots) {
            slot.idle++;
            if (slot.opensNow()) {
                slot.profiles.forEach(kept -> kept.longestIdle.forEach(this::look));
            }
        }
    }

    private void delist(Post post) {
        Profile profile = post.profile;
        post.listed = false;
        profile.remove(post);
        if (profile.longestIdle.isEmpty()) {
            idle.clear(profile.index);
        }
        for (Slot slot : profile.slots) {
            slot.idle--;
        }
    }

    private void look(Post post) {
        if (!fresh.contains(post)) {
            fresh.add(post);
        }
        post.mayDial = true;
    }

    /** Sets when something is due for an agent next. */
    void schedule(Post post) {
        board.deadlines.set(post, Math.min(post.wrapUpUntil, post.lostUntil));
    }

    /** Looks again for everybody who is idle. */
    void lookForAll() {
        for (Post post : posts.values()) {
            if (post.listed) {
                look(post);
            }
        }
    }

    /** Counts somebody as there, or not any more, before and after a change. */
    void count(Post post, int by) {
        Profile profile = post.profile;
        version++;
        if (post.presence != RoutingSnapshot.Presence.SIGNED_OUT) {
            profile.signedIn += by;
            staffed.set(profile.index, profile.signedIn > 0);
        }
        if (post.presence == RoutingSnapshot.Presence.READY) {
            profile.active += by;
        }
    }

    /** Whether somebody who could serve these callers is signed in. */
    boolean isStaffed(Group group) {
        return group.able.intersects(staffed);
    }
}
