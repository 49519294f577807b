package io.greenline.routing;

import io.greenline.routing.SurgeLevel.Threshold;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** Whether the floor is flooded: levels that begin at one threshold and end, one after the other, below a lower one. */
final class SurgeWatch {
    static final String NONE = "none";
    private static final long MINUTE = 60 * Moments.SECOND;

    private final Board board;
    private final Lines lines;
    private final List<SurgeLevel> levels;
    final ArrayDeque<Long> arrivals = new ArrayDeque<>();

    /** The place of the level in the plan's list; -1: none. */
    int level = -1;

    /** Until when a level that was set by hand holds. */
    long byHand = Moments.NEVER;

    /** Since when the level's thresholds of leaving are undershot. */
    long quietSince = Moments.NEVER;

    SurgeWatch(Board board, Lines lines) {
        this.board = board;
        this.lines = lines;
        this.levels = board.plan.surge();
    }

    void arrived() {
        arrivals.addLast(board.now);
    }

    Optional<SurgeLevel> level() {
        return level < 0 ? Optional.empty() : Optional.of(levels.get(level));
    }

    String name() {
        return level().map(SurgeLevel::name).orElse(NONE);
    }

    /** Whether one more caller outside the tiers of danger may wait. */
    boolean admits() {
        return level().flatMap(SurgeLevel::admits)
                .map(most -> lines.ordinary() < most)
                .orElse(true);
    }

    /** Somebody sets the level. A level that is not in the plan changes nothing. */
    void order(Optional<String> name, Duration lasts, String by) {
        if (name.isEmpty()) {
            byHand = Moments.NEVER;
            quietSince = Moments.NEVER;
            return;
        }
        int wanted = place(name.get());
        if (wanted >= 0 || name.get().equals(NONE)) {
            byHand = Moments.plus(board.now, Moments.of(lasts));
            quietSince = Moments.NEVER;
            go(wanted, "set by " + by);
        }
    }

    int place(String name) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Follows the thresholds. */
    void look() {
        while (!arrivals.isEmpty() && arrivals.getFirst() <= board.now - MINUTE) {
            arrivals.removeFirst();
        }
        if (levels.isEmpty() || isByHand()) {
            return;
        }
        for (int i = levels.size() - 1; i > level; i--) {
            Optional<String> reached = reached(levels.get(i).enter());
            if (reached.isPresent()) {
                quietSince = Moments.NEVER;
                go(i, reached.get());
                return;
            }
        }
        calmDown();
    }

    private boolean isByHand() {
        if (byHand != Moments.NEVER && byHand <= board.now) {
            byHand = Moments.NEVER;
        }
        return byHand != Moments.NEVER;
    }

    private void calmDown() {
        if (level < 0 || reached(levels.get(level).leave()).isPresent()) {
            quietSince = Moments.NEVER;
            return;
        }
        if (quietSince == Moments.NEVER) {
            quietSince = board.now;
        }
        Duration calm = levels.get(level).calm();
        if (Moments.plus(quietSince, Moments.of(calm)) <= board.now) {
            quietSince = Moments.NEVER;
            go(level - 1, "quiet for " + calm.toSeconds() + " s");
            calmDown();
        }
    }

    private void go(int to, String because) {
        if (to != level) {
            level = to;
            board.say(new Decision.SurgeIs(name(), because));
        }
    }

    /** Which threshold is reached, in words; empty: none. */
    private Optional<String> reached(Threshold threshold) {
        if (threshold.waiting().filter(most -> lines.total() >= most).isPresent()) {
            return Optional.of(lines.total() + " callers wait");
        }
        if (threshold.arrivals().filter(most -> arrivals.size() >= most).isPresent()) {
            return Optional.of(arrivals.size() + " callers came within a minute");
        }
        return threshold
                .longestWait()
                .filter(most -> waitDue(most) <= board.now)
                .map(most -> "somebody waits for " + most.toSeconds() + " s");
    }

    private long waitDue(Duration most) {
        return Moments.plus(board.waits.longestSince(), Moments.of(most));
    }

    /** When time alone may change the level. */
    long next() {
        if (levels.isEmpty()) {
            return Moments.NEVER;
        }
        if (byHand != Moments.NEVER) {
            return byHand;
        }
        long next = quietSince == Moments.NEVER || level < 0
                ? Moments.NEVER
                : Moments.plus(quietSince, Moments.of(levels.get(level).calm()));
        for (int i = level + 1; i < levels.size(); i++) {
            next = Math.min(
                    next, levels.get(i).enter().longestWait().map(this::waitDue).orElse(Moments.NEVER));
        }
        boolean arrivalsHold =
                level >= 0 && levels.get(level).leave().arrivals().isPresent();
        return arrivalsHold && !arrivals.isEmpty() ? Math.min(next, arrivals.getFirst() + MINUTE) : next;
    }
}
