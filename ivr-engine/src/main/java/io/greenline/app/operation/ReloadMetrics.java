package io.greenline.app.operation;

import io.greenline.app.versions.Refusal;
import io.greenline.app.versions.ReloadListener;
import io.greenline.dialplan.DialplanVersion;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what becomes of changed dialplans, for Prometheus. */
public final class ReloadMetrics implements ReloadListener {
    private final CallMetrics metrics;
    private final MultiGauge live;
    private final AtomicInteger refused = new AtomicInteger();

    public ReloadMetrics(CallMetrics metrics) {
        this.metrics = metrics;
        this.live = metrics.rows("greenline.dialplan.live", "1 for the version that new calls of a dialplan get");
        metrics.gauge("greenline.dialplan.refused", "Dialplan files that cannot become live as they are", refused::get);
    }

    @Override
    public void wentLive(DialplanVersion version, List<DialplanVersion> all) {
        metrics.count(
                "greenline.dialplan.went.live",
                "Versions that went live in this engine, the first ones included",
                "dialplan",
                version.dialplan());
        live.register(
                all.stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("dialplan", one.dialplan(), "version", one.shown()), 1))
                        .toList(),
                true);
    }

    @Override
    public void refused(List<Refusal> all) {
        refused.set(all.size());
        if (!all.isEmpty()) {
            metrics.count("greenline.dialplan.refusals", "How often a change of the files was refused, all or in part");
        }
    }
}
