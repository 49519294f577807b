package io.greenline.incident;

import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** What calls may do about incidents. Thread-safe; what is told is durable when a method returns. */
public interface IncidentBook {

    /** Where no incidents are kept. */
    IncidentBook NONE = new IncidentBook() {
        @Override
        public Told report(OutageReport report) throws Refused {
            throw nothing();
        }

        @Override
        public Told promise(CallWish wish) throws Refused {
            throw nothing();
        }

        @Override
        public Told cancel(IncidentNumber incident, PhoneNumber number, Instant now) throws Refused {
            throw nothing();
        }

        @Override
        public Told recall(Optional<String> token, Instant now) throws Refused {
            throw nothing();
        }

        private static Refused nothing() {
            return new Refused("no incidents are kept here");
        }
    };

    /** Puts a report to the open incident of its area, or begins one. The same premises, or the same caller, count once. */
    Told report(OutageReport report) throws Refused;

    /** Promises a call. The same number and incident twice is one promise. */
    Told promise(CallWish wish) throws Refused;

    /** Takes a promise back; refused where there is none. */
    Told cancel(IncidentNumber incident, PhoneNumber number, Instant now) throws Refused;

    /**
     * What a call that the engine made is about, and that it was answered.
     *
     * @param token what the call was dialled for
     */
    Told recall(Optional<String> token, Instant now) throws Refused;
}
