package io.greenline.incident;

import io.greenline.incident.IncidentListener.Answer;
import io.greenline.incident.IncidentListener.Report;
import io.greenline.incident.Ledger.Pages;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/** The incidents of a ledger, as calls see them. Thread-safe. */
public final class Incidents implements IncidentBook {
    /** Most open incidents. */
    public static final int MOST_OPEN = 1_000;

    /** Most open promises, of all incidents. */
    public static final int MOST_PROMISES = 100_000;

    /** Most promises in one call: who has more numbers to be called on calls again. */
    public static final int MOST_IN_A_CALL = 2;

    private static final int MAX_PREMISES = 200;
    private static final String TOKEN = "incident-";

    private final Ledger ledger;
    private final OutageNews news;
    private final CallRules rules;
    private final IncidentListener listener;

    public Incidents(Ledger ledger, OutageNews news, CallRules rules, IncidentListener listener) {
        this.ledger = ledger;
        this.news = news;
        this.rules = rules;
        this.listener = listener;
    }

    /** What the call that keeps this promise is dialled for. */
    static String token(Promise promise) {
        return TOKEN + promise.id();
    }

    @Override
    public Told report(OutageReport report) throws Refused {
        try {
            Reported reported = kept(pages -> report(pages, report));
            listener.reported(reported.what());
            return reported.told();
        } catch (Refused e) {
            listener.reported(Report.REFUSED);
            throw e;
        }
    }

    private record Reported(Told told, Report what) {}

    private Reported report(Pages pages, OutageReport report) throws Refused {
        requireArea(report.area());
        if (report.premises().length() > MAX_PREMISES) {
            throw new Refused("premises have at most %d characters".formatted(MAX_PREMISES));
        }
        Instant now = report.at();
        Optional<Incident> open = pages.openIn(report.area()).filter(each -> !ended(pages, each, now));
        Incident incident = open.isPresent() ? open.get() : begin(pages, report);
        boolean isNew = true;
        for (String who : whoReports(pages, report)) {
            isNew &= pages.noteReporter(incident.number(), who);
        }
        if (isNew) {
            incident = incident.reported(now);
            pages.keep(incident);
        }
        boolean known = open.isPresent()
                || news.of(report.area(), report.premises(), now).isPresent();
        Report what = open.isEmpty() ? Report.FIRST : isNew ? Report.FURTHER : Report.REPEATED;
        return new Reported(told(pages, incident, known, report.premises(), report.number(), now), what);
    }

    /** An incident of which nobody has heard for days takes no reports. */
    private static boolean ended(Pages pages, Incident incident, Instant now) {
        if (!incident.isStale(now)) {
            return false;
        }
        Sweep.end(pages, incident, now);
        return true;
    }

    private static Incident begin(Pages pages, OutageReport report) throws Refused {
        Incident begun = Incident.told(pages.nextNumber(), report.area(), report.at());
        requireRoom(pages);
        pages.keep(begun);
        return begun;
    }

    static void requireRoom(Pages pages) throws Refused {
        long open = pages.pending().stream()
                .filter(each -> each.state() == Incident.State.OPEN)
                .count();
        if (open >= MOST_OPEN) {
            throw new Refused("%d incidents are open; greenline incidents list shows them".formatted(MOST_OPEN));
        }
    }

    static void requireArea(String area) throws Refused {
        if (area.isBlank()) {
            throw new Refused("it is not known which area it is");
        }
        if (area.length() > Incident.MAX_AREA || area.chars().anyMatch(Character::isISOControl)) {
            throw new Refused("an area has 1 to %d characters".formatted(Incident.MAX_AREA));
        }
    }

    private static Iterable<String> whoReports(Pages pages, OutageReport report) {
        Optional<String> premises =
                Optional.of(report.premises()).filter(text -> !text.isBlank()).map("premises "::concat);
        Optional<String> caller = report.number().map(number -> "caller " + pages.telephone(number));
        if (premises.isEmpty() && caller.isEmpty()) {
            return Stream.of("call " + report.call()).toList();
        }
        return Stream.of(premises, caller).flatMap(Optional::stream).toList();
    }

    private Told told(
            Pages pages, Incident incident, boolean known, String premises, Optional<PhoneNumber> number, Instant now) {
        Optional<OutageNews.News> notice = news.of(incident.area(), premises, now);
        Instant since = notice.flatMap(OutageNews.News::since)
                .filter(incident.opened()::isAfter)
                .orElse(incident.opened());
        Optional<ZonedDateTime> expected = incident.expected()
                .or(() -> notice.flatMap(OutageNews.News::expected))
                .filter(now::isBefore)
                .map(at -> at.atZone(news.zone()));
        Optional<Promise> promise = number.flatMap(of -> pages.promise(incident.number(), of));
        return new Told(
                incident,
                known,
                since.atZone(news.zone()),
                expected,
                promise.isPresent(),
                promise.map(Promise::language).orElse(""));
    }

    @Override
    public Told promise(CallWish wish) throws Refused {
        try {
            rules.terms(wish.at());
            Told told = kept(pages -> promise(pages, wish));
            listener.promised(Answer.PROMISED);
            return told;
        } catch (Refused e) {
            listener.promised(Answer.REFUSED);
            throw e;
        }
    }

    private Told promise(Pages pages, CallWish wish) throws Refused {
        Incident incident = pages.incident(wish.incident()).orElseGet(() -> foreign(wish));
        if (pages.incident(incident.number()).isEmpty()) {
            requireArea(wish.area());
            requireRoom(pages);
            pages.keep(incident);
        }
        switch (incident.state()) {
            case OPEN -> {}
            case RESTORED -> throw new Refused("the power is back there");
            case CLOSED -> throw new Refused("the incident is closed");
        }
        if (pages.promise(incident.number(), wish.number()).isEmpty()) {
            if (pages.promisesOf(wish.call()) >= MOST_IN_A_CALL) {
                throw new Refused("one call promises at most %d calls".formatted(MOST_IN_A_CALL));
            }
            if (pages.openPromises() >= MOST_PROMISES) {
                throw new Refused("%d calls are promised already".formatted(MOST_PROMISES));
            }
            pages.admit(wish.call(), wish.number(), wish.at());
            pages.add(Promise.made(wish));
        }
        return told(pages, incident, true, "", Optional.of(wish.number()), wish.at());
    }

    /** What the engine does not know has its number from elsewhere. */
    private static Incident foreign(CallWish wish) {
        return Incident.begun(
                wish.incident(), wish.area(), Incident.Origin.OUTAGE_SYSTEM, Optional.empty(), "", wish.at());
    }

    @Override
    public Told cancel(IncidentNumber number, PhoneNumber telephone, Instant now) throws Refused {
        Told told = kept(pages -> {
            Incident incident = incident(pages, number);
            Promise promise = pages.promise(number, telephone)
                    .orElseThrow(() -> new Refused("no call is promised to this number"));
            pages.keep(promise.become(Promise.State.CANCELLED, "by the caller"));
            return told(pages, incident, true, "", Optional.of(telephone), now);
        });
        listener.promised(Answer.CANCELLED);
        return told;
    }

    @Override
    public Told recall(Optional<String> token, Instant now) throws Refused {
        long id = token.filter(text -> text.matches(TOKEN + "[1-9][0-9]{0,17}"))
                .map(text -> Long.parseLong(text.substring(TOKEN.length())))
                .orElseThrow(() -> new Refused("the engine did not make this call"));
        return kept(pages -> {
            Promise promise = pages.promise(id).orElseThrow(() -> new Refused("nobody was promised this call"));
            if (promise.isOpen()) {
                pages.keep(promise.become(Promise.State.CALLED, "answered"));
            }
            Incident incident = incident(pages, promise.incident());
            Told told = told(pages, incident, true, "", Optional.empty(), now);
            return new Told(incident, true, told.since(), told.expected(), true, promise.language());
        });
    }

    static Incident incident(Pages pages, IncidentNumber number) throws Refused {
        return pages.incident(number)
                .orElseThrow(
                        () -> new Refused("no incident has the number %s; greenline incidents list".formatted(number)));
    }

    private <T> T kept(Ledger.Change<T> change) throws Refused {
        try {
            return ledger.change(change);
        } catch (Ledger.Unkept e) {
            throw new Refused("it cannot be kept: " + e.getMessage());
        }
    }
}
