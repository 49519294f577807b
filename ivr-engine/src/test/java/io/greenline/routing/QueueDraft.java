package io.greenline.routing;

import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A queue in the making: of voice, ordinary, open always, for any agent, as long as the test says nothing else. */
public final class QueueDraft {
    private final QueueId id;
    private Tier tier = Tier.ORDINARY;
    private Duration boost = Duration.ZERO;
    private Optional<Promise> promise = Optional.empty();
    private final List<Need> needs = new ArrayList<>();
    private Media media = Media.VOICE;
    private Queue.Strategy strategy = Queue.Strategy.LONGEST_IDLE;
    private final List<Overflow> overflow = new ArrayList<>();
    private Duration ringFor = Duration.ofSeconds(15);
    private Duration wrapUp = Duration.ofSeconds(30);
    private int capacity = 1_000;
    private Queue.Comfort comfort = Queue.Comfort.USUAL;
    private Optional<CallbackTerms> callback = Optional.empty();

    public QueueDraft(QueueId id) {
        this.id = id;
    }

    public QueueDraft(String id) {
        this(new QueueId(id));
    }

    public QueueDraft tier(Tier of) {
        tier = of;
        return this;
    }

    public QueueDraft tier(int number) {
        return tier(new Tier(number));
    }

    public QueueDraft boost(int seconds) {
        boost = Duration.ofSeconds(seconds);
        return this;
    }

    public QueueDraft promise(Duration within, int percent) {
        promise = Optional.of(new Promise(within, percent));
        return this;
    }

    public QueueDraft promise(int seconds) {
        return promise(Duration.ofSeconds(seconds), 100);
    }

    public QueueDraft need(Need need) {
        needs.add(need);
        return this;
    }

    public QueueDraft needs(List<Need> all) {
        needs.addAll(all);
        return this;
    }

    public QueueDraft media(Media of) {
        media = of;
        return this;
    }

    public QueueDraft strategy(Queue.Strategy of) {
        strategy = of;
        return this;
    }

    public QueueDraft overflow(Overflow.When when, Overflow.Then then) {
        return overflow(List.of(new Overflow(when, then)));
    }

    public QueueDraft overflow(List<Overflow> all) {
        overflow.addAll(all);
        return this;
    }

    public QueueDraft ringFor(Duration longest) {
        ringFor = longest;
        return this;
    }

    public QueueDraft wrapUp(Duration longest) {
        wrapUp = longest;
        return this;
    }

    public QueueDraft wrapUp(int seconds) {
        return wrapUp(Duration.ofSeconds(seconds));
    }

    public QueueDraft capacity(int most) {
        capacity = most;
        return this;
    }

    public QueueDraft comfort(Queue.Comfort heard) {
        comfort = heard;
        return this;
    }

    public QueueDraft callback(CallbackTerms terms) {
        return callback(Optional.of(terms));
    }

    public QueueDraft callback(Optional<CallbackTerms> terms) {
        callback = terms;
        return this;
    }

    public Queue queue() {
        return new Queue(
                id,
                tier,
                boost,
                promise,
                needs,
                media,
                strategy,
                Optional.empty(),
                overflow,
                ringFor,
                wrapUp,
                capacity,
                comfort,
                callback);
    }
}
