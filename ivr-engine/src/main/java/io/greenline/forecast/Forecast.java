package io.greenline.forecast;

import io.greenline.figures.Follower;
import io.greenline.figures.Report;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Plays a day and adds up its figures, as a report of a real day does. */
public final class Forecast {
    private Forecast() {}

    /**
     * What a play came to.
     *
     * @param events of the core
     * @param ended when the last caller was gone
     */
    public record Played(long events, Instant ended) {}

    /** Plays a workload into reports, each by what it groups. */
    public static Played play(Workload workload, List<Report> reports) {
        Follower follower = new Follower(
                workload.plan(),
                visit -> reports.forEach(report -> report.add(visit)),
                span -> reports.forEach(report -> report.add(span)));
        VirtualFloor floor = new VirtualFloor(workload, follower::entry);
        floor.estimates(follower::estimated);
        Instant ended = floor.play();
        follower.end(ended);
        return new Played(floor.events(), ended);
    }

    /**
     * What a recorded day came to when it was played again.
     *
     * @param talksDrawn talks that never were, or whose end is not known, and were drawn
     * @param hangUpsDrawn callers who hung up by a patience that was drawn
     * @param pickUpsDrawn times from offer to talk that were drawn
     */
    public record Replayed(Played played, long talksDrawn, long hangUpsDrawn, long pickUpsDrawn) {}

    /**
     * Plays a recorded day into reports.
     *
     * @param seed for what the day does not tell
     */
    public static Replayed replay(RecordedDay day, WhatIf change, long seed, List<Report> reports) {
        return replay(day, change, seed, reports, Runnable::run);
    }

    /**
     * The same where the figures are added up by somebody else.
     *
     * @param adding does what it is given, in order, whenever it likes; the reports are done when it has done all
     */
    public static Replayed replay(
            RecordedDay day, WhatIf change, long seed, List<Report> reports, Consumer<Runnable> adding) {
        Follower follower = new Follower(
                day.plan(),
                visit -> reports.forEach(report -> report.add(visit)),
                span -> reports.forEach(report -> report.add(span)));
        follower.begin(day.floor());
        Draws draws = new Draws(day, seed);
        Rerun rerun = new Rerun(
                day,
                change,
                draws,
                (at, event, decisions) -> adding.accept(() -> follower.entry(at, event, decisions)));
        rerun.estimates((ticket, wait) -> adding.accept(() -> follower.estimated(ticket, wait)));
        Instant ended = rerun.play();
        adding.accept(() -> follower.end(ended.isBefore(day.ends()) ? day.ends() : ended));
        return new Replayed(
                new Played(rerun.events(), ended), draws.talksDrawn(), rerun.hangUpsDrawn(), rerun.pickUpsDrawn());
    }
}
