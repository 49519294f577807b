package io.greenline.app.floor;

import io.greenline.caller.CallbackBook.Refused;
import io.greenline.floor.CallbackRules;
import io.greenline.routing.TicketId;
import io.greenline.store.SqliteCallbackBook;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;

/**
 * Callbacks of queues go by the rules of all callbacks: the same allowed beginnings, the same number of wishes a day.
 *
 * @param book where they are counted
 */
public record BookedCallbacks(SqliteCallbackBook book) implements CallbackRules {
    @Override
    public void admit(PhoneNumber number, TicketId ticket, Instant now) throws Refused {
        book.admit(new CallId(ticket.value()), number, "", now);
    }

    @Override
    public String telephone(PhoneNumber number) {
        return book.telephone(number);
    }
}
