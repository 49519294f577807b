package io.greenline.incident;

import io.greenline.incident.Ledger.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The incidents of a ledger, as the staff and outage systems see and steer them. Thread-safe. */
public final class IncidentDesk {
    private static final int MAX_NAME = 100;

    private final Ledger ledger;

    public IncidentDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * An incident and what is promised of it.
     *
     * @param toCall who is still to be called
     * @param doubt the later incident of the same area for which its calls wait
     */
    public record Standing(Incident incident, long toCall, Optional<IncidentNumber> doubt) {}

    /**
     * What somebody opens.
     *
     * @param number an outage system's; empty: the engine gives one
     * @param by who
     */
    public record Opening(String area, Optional<IncidentNumber> number, Optional<Instant> expected, String by) {}

    /** What becomes of promises when an incident is closed. */
    public enum Promises {
        /** As long as there are some, the incident is not closed. */
        KEPT,
        /** They are broken. */
        DROPPED
    }

    /** The youngest first. */
    public List<Standing> list(int most) throws Refused {
        return ledger.change(pages -> {
            List<Standing> all = new ArrayList<>();
            for (Incident incident : pages.incidents(most)) {
                all.add(standing(pages, incident));
            }
            return List.copyOf(all);
        });
    }

    public Standing show(IncidentNumber number) throws Refused {
        return ledger.change(pages -> standing(pages, Incidents.incident(pages, number)));
    }

    /** Who was promised a call, in the order of asking. */
    public List<Promise> promises(IncidentNumber number, int most) throws Refused {
        return ledger.change(pages -> {
            Incidents.incident(pages, number);
            return pages.promises(number, most);
        });
    }

    /** Begins an incident before anybody reports it. */
    public Standing open(Opening opening, Instant now) throws Refused {
        return ledger.change(pages -> {
            Incidents.requireArea(opening.area());
            Optional<Incident> there = pages.openIn(opening.area());
            if (there.isPresent()) {
                throw new Refused("incident %s is open in %s already"
                        .formatted(there.get().number(), opening.area()));
            }
            Incidents.requireRoom(pages);
            if (opening.expected().isPresent()) {
                requireFuture(opening.expected().get(), now);
            }
            IncidentNumber number = opening.number().orElseGet(pages::nextNumber);
            if (pages.incident(number).isPresent()) {
                throw new Refused("there was an incident %s before; give another number".formatted(number));
            }
            Incident.Origin origin =
                    opening.number().isPresent() ? Incident.Origin.OUTAGE_SYSTEM : Incident.Origin.STAFF;
            Incident begun = Incident.begun(number, opening.area(), origin, opening.expected(), by(opening.by()), now);
            pages.keep(begun);
            return standing(pages, begun);
        });
    }

    /** Says when supply is expected back; callers hear it from now on. */
    public Standing expect(IncidentNumber number, Instant end, Instant now) throws Refused {
        return ledger.change(pages -> {
            Incident incident = requireOpen(Incidents.incident(pages, number));
            requireFuture(end, now);
            Incident after = incident.expecting(end, now);
            pages.keep(after);
            return standing(pages, after);
        });
    }

    /** The power is back: everybody who asked is called. */
    public Standing restored(IncidentNumber number, String by, Instant now) throws Refused {
        return ledger.change(pages -> {
            Incident incident = requireOpen(Incidents.incident(pages, number));
            Incident after = incident.become(Incident.State.RESTORED, by(by), now);
            pages.keep(after);
            return standing(pages, after);
        });
    }

    /** Ends an incident without calling anybody; also ends the calls of one that is restored. */
    public Standing close(IncidentNumber number, Promises promises, String by, Instant now) throws Refused {
        return ledger.change(pages -> {
            Incident incident = Incidents.incident(pages, number);
            if (incident.state() == Incident.State.CLOSED) {
                throw new Refused("incident %s is closed already".formatted(number));
            }
            long waiting = pages.openPromises(number);
            if (waiting > 0 && promises == Promises.KEPT) {
                throw new Refused(
                        "%d callers are promised a call: restored calls them, close --drop breaks the promises"
                                .formatted(waiting));
            }
            pages.endAll(number, Promise.State.DROPPED, "the incident was closed");
            Incident after = incident.become(Incident.State.CLOSED, by(by), now);
            pages.keep(after);
            return standing(pages, after);
        });
    }

    private static Incident requireOpen(Incident incident) throws Refused {
        return switch (incident.state()) {
            case OPEN -> incident;
            case RESTORED ->
                throw new Refused("incident %s is restored since %s".formatted(incident.number(), incident.since()));
            case CLOSED ->
                throw new Refused("incident %s is closed since %s".formatted(incident.number(), incident.since()));
        };
    }

    private static void requireFuture(Instant end, Instant now) throws Refused {
        if (!end.isAfter(now)) {
            throw new Refused("the expected end is past");
        }
    }

    private static String by(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "").strip();
        return plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain;
    }

    private static Standing standing(Pages pages, Incident incident) {
        return new Standing(
                incident,
                pages.openPromises(incident.number()),
                RestoredCalls.doubt(pages, incident).map(Incident::number));
    }
}
