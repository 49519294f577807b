package io.greenline.caller;

import java.util.Collections;
import java.util.Set;

/**
 * Whom a notice is for: who meets each condition. An empty condition is met by everyone.
 *
 * @param areas one of which the caller's premises must lie in
 * @param tiers one of which the caller must have
 * @param needs one of which the caller must have
 * @param dialplans one of which the call must be in, by name
 */
public record Recipients(Set<String> areas, Set<String> tiers, Set<String> needs, Set<String> dialplans) {
    public Recipients {
        areas = Set.copyOf(areas);
        tiers = Set.copyOf(tiers);
        needs = Set.copyOf(needs);
        dialplans = Set.copyOf(dialplans);
        if (areas.contains("")) {
            throw new IllegalArgumentException("an unknown area is nowhere: no notice is for it");
        }
    }

    /** Whether these callers hear it. Callers of an unknown area never hear what is for an area. */
    public boolean include(Audience audience) {
        return (areas.isEmpty() || areas.contains(audience.area()))
                && (tiers.isEmpty() || tiers.contains(audience.tier()))
                && (needs.isEmpty() || !Collections.disjoint(needs, audience.needs()))
                && (dialplans.isEmpty() || dialplans.contains(audience.dialplan()));
    }
}
