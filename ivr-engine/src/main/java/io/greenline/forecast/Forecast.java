package io.greenline.forecast;

import io.greenline.figures.Follower;
import io.greenline.figures.Report;
import java.time.Instant;
import java.util.List;

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
        Instant ended = floor.play();
        follower.end(ended);
        return new Played(floor.events(), ended);
    }
}
