package io.greenline.session;

import io.greenline.caller.CallerHistory;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Value;
import io.greenline.floor.KnownNeeds;
import io.greenline.routing.Classified;
import io.greenline.routing.Classifier;
import io.greenline.routing.Facts;
import io.greenline.routing.Facts.Outage;
import io.greenline.routing.Tier;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the caller of one call, and the class that follows from it.
 *
 * @param surge the level that holds, {@code none} without one
 */
record CallerFacts(
        CallState state,
        Action.Classify asked,
        Classifier classifier,
        CallerHistory history,
        String surge,
        Instant now) {
    /** How long a caller waits for her earlier calls to be found; she is classified without them then. */
    static final Duration BUDGET = Duration.ofMillis(300);

    /** Whether some class asks for earlier calls of this number. */
    boolean needsHistory() {
        return classifier.lookBack().isPresent() && state.call().calling().isPresent();
    }

    /** The class, with the earlier calls looked up. */
    Outcome.Classified withHistory() throws InterruptedException {
        Optional<PhoneNumber> number = state.call().calling();
        Optional<Duration> back = classifier.lookBack();
        if (number.isEmpty() || back.isEmpty()) {
            return outcome(List.of(), "");
        }
        List<Duration> ago = history.calls(number.get(), state.call().id(), now.minus(back.get())).stream()
                .map(began -> Duration.between(began, now))
                .toList();
        return outcome(ago, "");
    }

    /** The class without the earlier calls. */
    Outcome.Classified without(String reason) {
        return outcome(List.of(), ", earlier calls not known: " + reason);
    }

    /** The class of a call that needs no history. */
    Outcome.Classified atOnce() {
        return outcome(List.of(), "");
    }

    private Outcome.Classified outcome(List<Duration> callsAgo, String remark) {
        return classifier
                .classify(facts(callsAgo))
                .map(found -> told(found, remark, surge))
                .orElseGet(() -> new Outcome.Classified(
                        "", "", Tier.ORDINARY.number(), Duration.ZERO, "no classes: routing.yaml has none", surge));
    }

    private static Outcome.Classified told(Classified found, String remark, String surge) {
        return new Outcome.Classified(
                found.name(),
                found.queue().value(),
                found.tier().number(),
                found.boost(),
                found.because() + remark,
                surge);
    }

    private Facts facts(List<Duration> callsAgo) {
        Optional<Customer> customer = state.customer();
        return new Facts(
                state.call().called(),
                state.call().offered(),
                customer.map(Customer::tier),
                KnownNeeds.of(customer),
                customer.map(Customer::age).orElse(0),
                callsAgo,
                customer.flatMap(who -> history.outage(who.area(), who.premises(), now))
                        .map(CallerFacts::outage),
                told(asked.said()),
                told(asked.key()));
    }

    private static Outage outage(CallerHistory.Outage outage) {
        return new Outage(
                switch (outage.where()) {
                    case PREMISES -> Outage.Where.PREMISES;
                    case AREA -> Outage.Where.AREA;
                },
                outage.notice().value());
    }

    /** Evidence is journaled: a secret is none. */
    private static Set<String> told(Value value) {
        return value instanceof Value.Secret || value.shown().isEmpty() ? Set.of() : Set.of(value.shown());
    }
}
