package io.greenline.floor;

import io.greenline.routing.TicketId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;

/** Everybody may be called back, at any number, as often as it is asked for. */
public record Anybody() implements CallbackRules {
    @Override
    public void admit(PhoneNumber number, TicketId ticket, Instant now) {}

    @Override
    public String telephone(PhoneNumber number) {
        return number.value();
    }
}
