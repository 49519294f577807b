package io.greenline.incident;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where incidents and promises are kept. Thread-safe. */
public interface Ledger {

    /**
     * Does something to them, all or nothing, alone, and durable when this returns.
     *
     * @throws Unkept when it could not be kept; nothing was changed then
     */
    <T> T change(Change<T> change) throws Refused;

    /** Something to do in one go; what it refuses was never done. */
    @FunctionalInterface
    interface Change<T> {
        T in(Pages pages) throws Refused;
    }

    /** What cannot be kept or read now; the message tells a person why. */
    final class Unkept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unkept(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The open ledger, within one change. */
    interface Pages {
        Optional<Incident> incident(IncidentNumber number);

        /** The open incident of an area; there is at most one that callers or the staff opened. */
        Optional<Incident> openIn(String area);

        /** The youngest first. */
        List<Incident> incidents(int most);

        /** Those that are open or of which somebody is still to be called. */
        List<Incident> pending();

        /** The next of the engine's own numbers; each is given once. */
        IncidentNumber nextNumber();

        /** New, or instead of the one with this number. */
        void keep(Incident incident);

        /**
         * Notes that somebody reported an incident.
         *
         * @param who premises, or a caller
         * @return whether it is the first time; always, once too many are noted
         */
        boolean noteReporter(IncidentNumber incident, String who);

        /** The same text for every way to write one telephone's number. */
        String telephone(PhoneNumber number);

        /**
         * Counts one wish more of a number.
         *
         * @throws Refused when it may not be called, or not again today
         */
        void admit(CallId call, PhoneNumber number, Instant now) throws Refused;

        Optional<Promise> promise(long id);

        /** The one that is open for this number and incident. */
        Optional<Promise> promise(IncidentNumber incident, PhoneNumber number);

        /** All of an incident, in the order in which they were made. */
        List<Promise> promises(IncidentNumber incident, int most);

        long openPromises(IncidentNumber incident);

        /** Of all incidents. */
        long openPromises();

        long promisesOf(CallId call);

        /** Open promises of these incidents that are due: the lowest tier first, then who asked first. */
        List<Promise> due(List<IncidentNumber> of, Instant now, int most);

        /** Keeps a new one and gives it its id. */
        Promise add(Promise promise);

        /** Instead of the one with this id. */
        void keep(Promise promise);

        /** All that are open of an incident become something else; how many. */
        int endAll(IncidentNumber incident, Promise.State state, String how);

        /** Forgets incidents that came to an end before a moment, with everything of them. */
        void forget(Instant before);
    }
}
