package io.greenline.caller;

import io.greenline.telephony.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody told of a household's needs, and what may be done with it: one line of the Priority Services Register.
 *
 * @param number the household's telephone: the key
 * @param premises the place supplied; empty when it is not told
 * @param needs codes: {@code life-support}, {@code deaf}, {@code blind} ...; at least one
 * @param evidence where it is known from, in the utility's words: {@code medical certificate}, {@code told by the customer}
 * @param consent what the household has agreed to
 * @param review when it is to be asked again whether all this still holds
 * @param contact whom else to call
 * @param password what visiting staff must say at the door; empty when the household wants none
 */
public record RegisterEntry(
        PhoneNumber number,
        String premises,
        List<String> needs,
        String evidence,
        Consent consent,
        LocalDate review,
        Optional<Contact> contact,
        Optional<VisitPassword> password) {
    public RegisterEntry {
        needs = List.copyOf(needs);
        if (needs.isEmpty()) {
            throw new IllegalArgumentException("an entry of the register has at least one need");
        }
    }

    /**
     * A household's agreement.
     *
     * @param purposes what the needs may be used for; {@link #ROUTING} is how calls are treated
     * @param seenBy the roles that may see the entry: {@code desk}, {@code field-crew} ...
     * @param starts the first day
     * @param expires the first day on which it holds no longer
     * @param withdrawn the first day on which the household has taken it back
     */
    public record Consent(
            Set<String> purposes,
            Set<String> seenBy,
            LocalDate starts,
            LocalDate expires,
            Optional<LocalDate> withdrawn) {
        /** The purpose without which no call is treated by the entry. */
        public static final String ROUTING = "routing";

        public Consent {
            purposes = Set.copyOf(purposes);
            seenBy = Set.copyOf(seenBy);
            if (!starts.isBefore(expires)) {
                throw new IllegalArgumentException("consent that ends before it begins");
            }
        }
    }

    /** A person whom the household has named. */
    public record Contact(String name, PhoneNumber number) {}

    /** Whether an entry is used, and why not. */
    public enum Standing {
        /** Calls are treated by it. */
        IN_FORCE,
        NOT_BEGUN,
        EXPIRED,
        WITHDRAWN,
        /** The household has agreed to other uses only. */
        NOT_FOR_ROUTING
    }

    /** How the entry stands on a day. A consent that was taken back is told as that, also when it has expired since. */
    public Standing standing(LocalDate today) {
        if (consent.withdrawn().filter(day -> !today.isBefore(day)).isPresent()) {
            return Standing.WITHDRAWN;
        }
        if (!today.isBefore(consent.expires())) {
            return Standing.EXPIRED;
        }
        if (today.isBefore(consent.starts())) {
            return Standing.NOT_BEGUN;
        }
        return consent.purposes().contains(Consent.ROUTING) ? Standing.IN_FORCE : Standing.NOT_FOR_ROUTING;
    }

    /** Whether somebody has to look at the entry: its review is due, or it is not used any more. */
    public boolean needsReview(LocalDate today) {
        return switch (standing(today)) {
            case EXPIRED, WITHDRAWN -> true;
            case IN_FORCE, NOT_BEGUN, NOT_FOR_ROUTING -> !today.isBefore(review);
        };
    }

    /** Whether a role may see the entry. */
    public boolean maySee(String role) {
        return consent.seenBy().contains(role);
    }

    public RegisterEntry withPassword(Optional<VisitPassword> other) {
        return new RegisterEntry(number, premises, needs, evidence, consent, review, contact, other);
    }

    /** Without the needs: a log or a message may hold it. */
    @Override
    public String toString() {
        return "RegisterEntry[" + number + "]";
    }
}
