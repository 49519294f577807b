package io.greenline.caller;

import io.greenline.caller.RegisterEntry.Standing;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A customer directory that also knows the needs of the Priority Services Register. What the register says of a number is
 * put to the directory's needs, with where it is known from; an entry whose consent does not hold adds nothing. Somebody whom only
 * the register knows is found too.
 */
public final class RegisteredNeeds implements CustomerDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(RegisteredNeeds.class);
    private static final String UNKNOWN_TIER = "standard";

    private final CustomerDirectory customers;
    private final Register register;
    private final Supplier<LocalDate> today;

    /**
     * A directory with both.
     *
     * @param today the day at the utility
     */
    public RegisteredNeeds(CustomerDirectory customers, Register register, Supplier<LocalDate> today) {
        this.customers = customers;
        this.register = register;
        this.today = today;
    }

    @Override
    public Optional<Customer> find(PhoneNumber number) throws IOException {
        Optional<Customer> customer = customers.find(number);
        return entry(number)
                .map(entry -> with(entry, customer.orElseGet(() -> unknown(number, entry))))
                .or(() -> customer);
    }

    /** A register that fails takes nothing away from what the directory says. */
    private Optional<RegisterEntry> entry(PhoneNumber number) {
        try {
            return register.find(number).filter(entry -> entry.standing(today.get()) == Standing.IN_FORCE);
        } catch (IOException e) {
            LOG.error("the priority services register cannot be read, calls go on without it: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Customer unknown(PhoneNumber number, RegisterEntry entry) {
        return new Customer(number, "", UNKNOWN_TIER, List.of(), entry.premises(), "", "", 0);
    }

    private static Customer with(RegisterEntry entry, Customer customer) {
        Set<String> needs = new LinkedHashSet<>(customer.needs());
        List<String> evidence = new ArrayList<>(customer.evidence());
        for (String need : entry.needs()) {
            needs.add(need);
            evidence.add("%s: register, %s".formatted(need, entry.evidence()));
        }
        return customer.withNeeds(List.copyOf(needs), evidence);
    }
}
