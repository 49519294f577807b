package io.greenline.journal;

import java.time.Duration;
import java.util.Locale;

/** What happened while a caller waited, in words for quality staff: above all, why this agent. */
final class QueueEventWords {
    private QueueEventWords() {}

    static String of(Event.OfQueue event) {
        return switch (event) {
            case Event.QueueJoined joined ->
                "waits in queue %s%s%s"
                        .formatted(joined.queue(), after(", tier ", joined.tier()), after(", about: ", joined.about()));
            case Event.OfferMade made ->
                "offer %d: agent %s of queue %s because %s%s"
                        .formatted(
                                made.offer(),
                                made.agent(),
                                made.queue(),
                                made.rule(),
                                after("; others: ", String.join(", ", made.others())));
            case Event.OfferEnded ended ->
                "offer %d: agent %s did not take it: %s".formatted(ended.offer(), ended.agent(), ended.why());
            case Event.PromiseBroken broken ->
                "promise %s of queue %s was broken: tier %d, now %d"
                        .formatted(broken.promise(), broken.queue(), broken.from(), broken.to());
            case Event.QueueChanged changed ->
                "%s, queue %s: %s".formatted(changed.what(), changed.queue(), changed.because());
            case Event.TalkBegan began ->
                "talks with agent %s after waiting %s".formatted(began.agent(), seconds(began.waited()));
            case Event.TalkEnded ended ->
                "the talk with agent %s is over after %s: %s"
                        .formatted(ended.agent(), seconds(ended.talked()), ended.how());
            case Event.QueueLeft left ->
                "left queue %s after %s: %s".formatted(left.queue(), seconds(left.waited()), left.why());
        };
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String after(String lead, String text) {
        return text.isEmpty() ? "" : lead + text;
    }
}
