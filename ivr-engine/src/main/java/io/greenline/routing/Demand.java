package io.greenline.routing;

import io.greenline.telephony.QueueId;
import java.util.List;

/**
 * What callers who can be served by the same agents have in common.
 *
 * @param queue whose needs they have
 * @param musts bit i: the queue's need i is a must for them still
 * @param anyone whether any agent of the medium will do
 * @param tongue the language in which they speak; empty: not known, or not asked for
 */
record Demand(QueueId queue, long musts, boolean anyone, String tongue) {
    static final int UNABLE = -1;

    /** A language counts for more than all skills together where anyone will do. */
    private static final int TONGUE_FIRST = 100_000;

    private static final int PLACES = 1_000;

    /**
     * How well agents of a profile fit: {@link #UNABLE}, or a number; whoever has the greatest is asked first, and the
     * queue's strategy tells agents with the same one apart.
     */
    int fit(Queue in, Profile.Traits agent) {
        if (!agent.media().contains(in.media()) || (!anyone && !takes(agent, in))) {
            return UNABLE;
        }
        int shoulds = 0;
        int levels = 0;
        for (int i = 0; i < in.needs().size(); i++) {
            Need need = in.needs().get(i);
            boolean met = isMet(need, agent);
            boolean must = (musts & 1L << i) != 0;
            if (must && !met) {
                return UNABLE;
            }
            shoulds += met && !must ? 1 : 0;
            levels += level(need, agent);
        }
        int first = anyone && speaks(agent) ? TONGUE_FIRST : 0;
        return first
                + switch (in.strategy()) {
                    case LONGEST_IDLE, FEWEST_CALLS -> shoulds;
                    case SKILL_BEST -> levels;
                    case PRIORITY_OF_QUEUE -> shoulds * PLACES + foremost(agent.queues());
                };
    }

    private boolean takes(Profile.Traits agent, Queue in) {
        return agent.queues().isEmpty() || agent.queues().contains(in.id());
    }

    private int foremost(List<QueueId> queues) {
        int place = queues.indexOf(queue);
        return place < 0 ? 0 : Math.max(1, PLACES - 1 - place);
    }

    private boolean speaks(Profile.Traits agent) {
        return tongue.isEmpty() || agent.tongues().contains(tongue);
    }

    private boolean isMet(Need need, Profile.Traits agent) {
        return switch (need.what()) {
            case Need.OfSkill(Skill skill, int least) -> agent.skills().getOrDefault(skill, 0) >= least;
            case Need.OfLanguage() -> speaks(agent);
        };
    }

    private int level(Need need, Profile.Traits agent) {
        return switch (need.what()) {
            case Need.OfSkill(Skill skill, int _) -> agent.skills().getOrDefault(skill, 0);
            case Need.OfLanguage() -> speaks(agent) ? 1 : 0;
        };
    }

    /** What an agent who is unable lacks, for people. */
    String lack(Queue in, Profile.Traits agent) {
        if (!agent.media().contains(in.media())) {
            return "lacks " + in.media().name().toLowerCase(java.util.Locale.ROOT);
        }
        if (!anyone && !takes(agent, in)) {
            return "does not take " + in.id();
        }
        for (int i = 0; i < in.needs().size(); i++) {
            Need need = in.needs().get(i);
            if ((musts & 1L << i) != 0 && !isMet(need, agent)) {
                return switch (need.what()) {
                    case Need.OfSkill(Skill skill, int least) ->
                        agent.skills().containsKey(skill)
                                ? "has too little " + skill + ", " + least + " is needed"
                                : "lacks " + skill;
                    case Need.OfLanguage() -> "does not speak " + tongue;
                };
            }
        }
        return "";
    }
}
