package io.greenline.incident;

import io.greenline.incident.Ledger.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What time does to incidents and promises. */
final class Sweep {
    /** Incidents that came to an end, and who was called, are remembered for so long. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    private Sweep() {}

    /**
     * Ends what is over by itself.
     *
     * @param expiry so long after the power is back nobody is called any more
     * @return how many promises could not be kept
     */
    static int at(Pages pages, Duration expiry, Instant now) {
        int expired = 0;
        List<Incident> pending = pages.pending();
        for (Incident incident : pending) {
            if (incident.isStale(now)) {
                expired += end(pages, incident, now);
            } else if (incident.state() == Incident.State.RESTORED
                    && !now.isBefore(incident.since().plus(expiry))) {
                expired += pages.endAll(incident.number(), Promise.State.EXPIRED, "too late to call");
            }
        }
        pages.forget(now.minus(REMEMBERED));
        return expired;
    }

    /** Nobody knows whether the power is back: nobody is called. */
    static int end(Pages pages, Incident incident, Instant now) {
        pages.keep(incident.become(Incident.State.CLOSED, "nobody has reported it for days", now));
        return pages.endAll(incident.number(), Promise.State.EXPIRED, "the incident ended by itself");
    }
}
