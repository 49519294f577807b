package io.greenline.floor;

import io.greenline.caller.Customer;
import io.greenline.routing.Facts.KnownNeed;
import io.greenline.routing.Facts.Source;
import java.util.List;
import java.util.Optional;

/** What is known of a caller's needs, and from where: evidence for her class. */
public final class KnownNeeds {
    private KnownNeeds() {}

    /** The needs of whom the number belongs to; the register goes before the directory. None where nobody is known. */
    public static List<KnownNeed> of(Optional<Customer> customer) {
        return customer.map(KnownNeeds::of).orElse(List.of());
    }

    private static List<KnownNeed> of(Customer customer) {
        return customer.needs().stream()
                .map(code -> new KnownNeed(code, customer.isRegistered(code) ? Source.REGISTER : Source.DIRECTORY))
                .toList();
    }
}
