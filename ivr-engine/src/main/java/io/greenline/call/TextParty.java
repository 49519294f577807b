package io.greenline.call;

import io.greenline.telephony.PhoneNumber;
import java.util.Optional;

/**
 * Somebody who writes, or is written to.
 *
 * @param address where a text reaches her, in the switch's own words; the same for all her texts
 * @param endpoint the telephone that the switch knows her by, {@code PJSIP/1001}; many share one that stands for all callers
 * @param contact the place on the network that her texts come from; empty where it is not known
 * @param user who she says she is: a number, as a rule
 */
public record TextParty(String address, String endpoint, String contact, String user) {

    /** Her number, where what she says she is is one. */
    public Optional<PhoneNumber> number() {
        return PhoneNumber.parse(user);
    }

    /** Whether this is the other one, a telephone of ours, which is known by an endpoint of its own or by its place. */
    public boolean is(TextParty ours) {
        return (!ours.endpoint.isEmpty() && endpoint.equals(ours.endpoint))
                || (!ours.contact.isEmpty() && contact.equals(ours.contact));
    }
}
