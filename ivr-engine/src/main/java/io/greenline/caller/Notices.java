package io.greenline.caller;

import io.greenline.caller.CallerHistory.Outage.Where;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The notices of a file.
 *
 * @param all in the order of the file
 * @param zone in which the file's local times are meant; empty where it names none
 */
public record Notices(List<Notice> all, Optional<ZoneId> zone) {
    /** None at all. */
    public static final Notices NONE = new Notices(List.of(), Optional.empty());

    public Notices {
        all = List.copyOf(all);
    }

    /** What applies to these callers at this moment: the most urgent first, then in the order of the file. */
    public List<Notice> applying(Audience audience, Instant now) {
        return all.stream()
                .filter(notice -> notice.term().at(now) == Term.Phase.NOW)
                .filter(notice -> notice.to().include(audience))
                .sorted(Comparator.comparing(Notice::urgency))
                .toList();
    }

    /** The outage in force that a caller at these premises of this area has: one that names the premises before one of the area. */
    public Optional<CallerHistory.Outage> outage(String area, String premises, Instant now) {
        return outage(premises, Where.PREMISES, now).or(() -> outage(area, Where.AREA, now));
    }

    private Optional<CallerHistory.Outage> outage(String place, Where where, Instant now) {
        return all.stream()
                .filter(notice -> notice.content() instanceof Notice.Outage)
                .filter(notice -> notice.term().at(now) == Term.Phase.NOW)
                .filter(notice -> notice.to().areas().contains(place))
                .findFirst()
                .map(notice -> new CallerHistory.Outage(notice.id(), where));
    }

    /** The notice of this name. */
    public Optional<Notice> named(String id) {
        return all.stream().filter(notice -> notice.id().value().equals(id)).findFirst();
    }
}
