package io.greenline.floor;

import io.greenline.caller.CallbackBook.Refused;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Standing;
import io.greenline.routing.SurgeLevel;
import io.greenline.routing.TicketId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** When a callback may be offered and promised. The floor's lock guards what it is given. */
final class CallbackOffers {
    private static final Duration SLOT = Duration.ofMinutes(30);

    private final FloorSetup setup;
    private final HoursWatch hours;

    CallbackOffers(FloorSetup setup, HoursWatch hours) {
        this.setup = setup;
        this.hours = hours;
    }

    /**
     * What can be promised.
     *
     * @param refusal why nothing can
     * @param in when the turn is likely to come
     */
    record Answer(Optional<String> refusal, Optional<Duration> in) {
        private static Answer no(String why) {
            return new Answer(Optional.of(why), Optional.empty());
        }
    }

    /** Not to one whose turn comes before anybody could dial her, unless a surge level wants everybody to be asked. */
    boolean mayOffer(Queue queue, Standing standing, RoutingPlan plan, String surge) {
        Optional<CallbackTerms> terms = queue.callback();
        if (terms.isEmpty() || !hours.mayDial(queue, terms.get(), setup.wall().instant())) {
            return false;
        }
        boolean everybody = plan.surge().stream()
                .filter(level -> level.name().equals(surge))
                .anyMatch(SurgeLevel::offersCallbacks);
        return everybody
                || standing.estimate()
                        .map(estimate -> estimate.likely().compareTo(terms.get().lead()) > 0)
                        .orElse(true);
    }

    /**
     * What can be promised to one who waits, or who has just been sent here by an overflow.
     *
     * @param asked the queue that she wanted
     */
    Answer answer(LoggedCore core, TicketId ticket, QueueId asked, Optional<Instant> notBefore) {
        Optional<Standing> standing = core.standing(ticket, core.now());
        Optional<Queue> queue = Optional.ofNullable(
                core.plan().queues().get(standing.map(Standing::queue).orElse(asked)));
        Optional<CallbackTerms> terms = queue.flatMap(Queue::callback);
        if (terms.isEmpty()) {
            return Answer.no("this queue calls nobody back");
        }
        Optional<Duration> likely = standing.flatMap(Standing::estimate).map(Standing.Estimate::likely);
        Instant when = notBefore.orElse(core.now().plus(likely.orElse(Duration.ZERO)));
        if (!hours.mayDial(queue.get(), terms.get(), when)) {
            return Answer.no("nobody is called back at that time of day");
        }
        if (inSlot(core.snapshot(), queue.get().id(), when, core.now())
                >= terms.get().perSlot()) {
            return Answer.no("%d callbacks are promised for that half hour"
                    .formatted(terms.get().perSlot()));
        }
        return new Answer(
                Optional.empty(),
                notBefore.map(at -> Duration.between(core.now(), at)).or(() -> likely));
    }

    /** Asks the rules of all callbacks. May block for a moment: not under the lock. */
    Optional<String> admit(PhoneNumber number, TicketId ticket) {
        try {
            setup.callbacks().admit(number, ticket, setup.wall().instant());
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    Optional<TicketId> callbackOf(PhoneNumber number, Map<TicketId, PhoneNumber> callbacks) {
        String telephone = setup.callbacks().telephone(number);
        return callbacks.entrySet().stream()
                .filter(each -> setup.callbacks().telephone(each.getValue()).equals(telephone))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Callbacks without an agreed time count for now: nobody knows better. */
    private static long inSlot(RoutingSnapshot floor, QueueId queue, Instant when, Instant now) {
        return floor.tickets().stream()
                .filter(ticket -> ticket.queue().equals(queue))
                .flatMap(ticket -> ticket.callback().stream())
                .filter(callback -> slot(callback.notBefore().orElse(now)) == slot(when))
                .count();
    }

    private static long slot(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SLOT.toSeconds());
    }
}
