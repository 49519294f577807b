package io.greenline.routing;

import java.util.ArrayList;
import java.util.List;

/** A {@link Reserve} for one queue of its tiers, and how many agents who could take that queue's calls are free. */
final class Slot {
    private final Reserve reserve;
    final List<Profile> profiles = new ArrayList<>();
    int idle;

    Slot(Reserve reserve) {
        this.reserve = reserve;
    }

    boolean isKeptFrom(Tier tier) {
        return tier.number() > reserve.upTo().number() && idle <= reserve.agents();
    }

    /** Whether there is just one free agent more than are kept: until this one became free nobody could be offered. */
    boolean opensNow() {
        return idle == reserve.agents() + 1;
    }
}
