package io.greenline.floor;

import io.greenline.caller.CallbackBook.Refused;
import io.greenline.routing.TicketId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;

/** Who may be called back by a queue: nobody can have the engine dial abroad, or one telephone all day. Thread-safe. */
public interface CallbackRules {

    /** Where nobody is called back. */
    CallbackRules NOBODY = new CallbackRules() {
        @Override
        public void admit(PhoneNumber number, TicketId ticket, Instant now) throws Refused {
            throw new Refused("nobody calls back here");
        }

        @Override
        public String telephone(PhoneNumber number) {
            return number.value();
        }
    };

    /**
     * Notes that a number is to be called back; counts towards what it may ask in a day. May block for a moment.
     *
     * @throws Refused when it may not be called, or not today; the reason names no number
     */
    void admit(PhoneNumber number, TicketId ticket, Instant now) throws Refused;

    /** The same text for every way to write one telephone's number. */
    String telephone(PhoneNumber number);
}
