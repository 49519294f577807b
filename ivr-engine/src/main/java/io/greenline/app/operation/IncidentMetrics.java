package io.greenline.app.operation;

import io.greenline.incident.Incident;
import io.greenline.incident.IncidentListener;
import io.greenline.incident.Ledger;
import io.greenline.incident.Ledger.Pages;
import io.greenline.incident.Refused;
import java.util.Locale;

/** Counts incidents, promises and calls. */
public final class IncidentMetrics implements IncidentListener {
    private final CallMetrics metrics;

    /** Begins to count. */
    public IncidentMetrics(CallMetrics metrics, Ledger ledger) {
        this.metrics = metrics;
        metrics.gauge(
                "greenline.incidents.open",
                "Incidents that are open",
                () -> read(
                        ledger,
                        pages -> pages.pending().stream()
                                .filter(each -> each.state() == Incident.State.OPEN)
                                .count()));
        metrics.gauge(
                "greenline.incidents.promised",
                "Callers who are still to be called when the power is back",
                () -> read(ledger, Pages::openPromises));
    }

    private static Number read(Ledger ledger, Ledger.Change<Long> look) {
        try {
            return ledger.change(look);
        } catch (Refused | Ledger.Unkept _) {
            return Double.NaN;
        }
    }

    @Override
    public void reported(Report what) {
        metrics.count("greenline.incidents.reports", "Reports of outages, by what they were", "report", word(what));
    }

    @Override
    public void promised(Answer what) {
        metrics.count(
                "greenline.incidents.promises",
                "Wishes to be called when the power is back, by what was answered",
                "answer",
                word(what));
    }

    @Override
    public void called(Call what) {
        metrics.count(
                "greenline.incidents.calls",
                "Calls that say that the power is back, by what came of them",
                "result",
                word(what));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
