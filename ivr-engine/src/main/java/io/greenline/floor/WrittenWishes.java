package io.greenline.floor;

import io.greenline.caller.Customer;
import io.greenline.routing.Classified;
import io.greenline.routing.Classifier;
import io.greenline.routing.Facts;
import io.greenline.routing.Queue;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where those who write wait, and how urgently: by their class, and by danger in what they write. Pure.
 *
 * @param desk where they wait unless their class has a queue by text
 * @param longestWait after which nobody waits any longer
 */
record WrittenWishes(Classifier classes, Map<QueueId, Queue> queues, QueueId desk, Duration longestWait) {
    private static final String DANGER = "danger";

    /** The class decides; where its queue is none by text, she waits at the text desk with the urgency of her class. */
    Wish first(Optional<Customer> customer, String text, Language language) {
        Optional<Classified> found = classes.classify(facts(customer, text));
        QueueId waitsIn = found.map(Classified::queue).filter(this::isByText).orElse(desk);
        Optional<Tier> tier = found.map(Classified::tier)
                .filter(theirs -> queue(waitsIn)
                        .filter(queue -> theirs.number() < queue.tier().number())
                        .isPresent());
        boolean danger = TextReading.isDanger(text);
        return new Wish(
                waitsIn,
                danger && tier.filter(Tier::isDanger).isEmpty() ? Optional.of(Tier.DANGER) : tier,
                found.map(Classified::boost).orElse(Duration.ZERO),
                Optional.of(language),
                customer.map(Customer::needs).orElse(List.of()),
                Optional.empty(),
                Optional.empty(),
                longestWait,
                found.map(Classified::because).orElse(danger ? DANGER + ": written" : ""));
    }

    /**
     * What becomes of the wish of one who waits and now writes of danger.
     *
     * @param since when she first joined: she keeps her time, and goes before whoever is in less danger
     * @return empty when she is as urgent already
     */
    Optional<Wish> raised(Wish was, Instant since, String text) {
        Tier danger = classes.classify(facts(Optional.empty(), text))
                .map(Classified::tier)
                .filter(Tier::isDanger)
                .orElse(Tier.DANGER);
        return was.tier().filter(now -> now.number() <= danger.number()).isPresent()
                ? Optional.empty()
                : Optional.of(new Wish(
                        was.queue(),
                        Optional.of(danger),
                        was.boost(),
                        was.language(),
                        was.needs(),
                        was.personally(),
                        Optional.of(since),
                        was.maxWait(),
                        DANGER + ": written"));
    }

    private boolean isByText(QueueId id) {
        return queue(id).filter(queue -> queue.media() == Media.TEXT).isPresent();
    }

    private Optional<Queue> queue(QueueId id) {
        return Optional.ofNullable(queues.get(id));
    }

    private static Facts facts(Optional<Customer> customer, String text) {
        return new Facts(
                "",
                Set.of(Media.TEXT),
                customer.map(Customer::tier),
                KnownNeeds.of(customer),
                customer.map(Customer::age).orElse(0),
                List.of(),
                Optional.empty(),
                TextReading.isDanger(text) ? Set.of(DANGER) : Set.of(),
                Set.of());
    }
}
