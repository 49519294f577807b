package io.greenline.app.notices;

import io.greenline.caller.CallerHistory;
import io.greenline.caller.Notice;
import io.greenline.incident.OutageNews;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What the notices in force say of outages. */
public record NoticedOutages(LiveNotices notices) implements OutageNews {

    @Override
    public Optional<News> of(String area, String premises, Instant now) {
        return notices.outage(area, premises, now)
                .map(CallerHistory.Outage::notice)
                .flatMap(notices::notice)
                .map(notice -> new News(notice.term().from(), expected(notice)));
    }

    private static Optional<Instant> expected(Notice notice) {
        return notice.content() instanceof Notice.Outage outage
                        && outage.expected() instanceof Notice.Expected.At(var time)
                ? Optional.of(time.toInstant())
                : Optional.empty();
    }

    /** The one that the notices' local times are meant in, else the machine's. */
    @Override
    public ZoneId zone() {
        return notices.zone().orElse(ZoneId.systemDefault());
    }
}
