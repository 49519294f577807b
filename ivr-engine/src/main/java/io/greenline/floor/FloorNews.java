package io.greenline.floor;

import io.greenline.journal.Event;
import io.greenline.routing.Decision;
import io.greenline.routing.Overflow;
import io.greenline.routing.Promise;
import io.greenline.yaml.Durations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the floor decided about a caller, for the journal of her call. */
public final class FloorNews {
    private FloorNews() {}

    /** The event; empty where the call itself knows better, or where it is of no call. */
    public static Optional<Event> event(Decision decision) {
        return switch (decision) {
            case Decision.Offered offered ->
                Optional.of(new Event.OfferMade(
                        offered.offer().number(),
                        offered.agent(),
                        offered.queue(),
                        offered.evidence().rule(),
                        others(offered.evidence())));
            case Decision.OfferEnded(var offer, var _, var agent, String why) ->
                Optional.of(new Event.OfferEnded(offer.number(), agent, why));
            case Decision.PromiseBroken(var _, var queue, var promise, var from, var to) ->
                Optional.of(new Event.PromiseBroken(queue, words(promise), from.number(), to.number()));
            case Decision.WaitedLong(var _, var queue, var waited, var from, var to) ->
                Optional.of(new Event.QueueChanged(
                        queue, "risen", "waited %d s: tier %s, now %s".formatted(waited.toSeconds(), from, to)));
            case Decision.Widened(var _, var queue, Overflow rule) ->
                Optional.of(new Event.QueueChanged(queue, "widened", words(rule.then())));
            case Decision.Moved(var _, var from, var to, String because) ->
                Optional.of(new Event.QueueChanged(to, "moved", "from %s: %s".formatted(from, because)));
            case Decision.Alarmed(var _, var queue, String who, String because) ->
                Optional.of(new Event.QueueChanged(queue, "alarmed", "%s: %s".formatted(who, because)));
            case Decision.Gone(var _, var queue, String why, var waited) ->
                Optional.of(new Event.QueueLeft(queue, why, waited));
            case Decision.Served _,
                    Decision.TalkOver _,
                    Decision.AgentIs _,
                    Decision.TurnedAway _,
                    Decision.StandBy _,
                    Decision.DialBack _,
                    Decision.CallbackDropped _,
                    Decision.SurgeIs _ -> Optional.empty();
        };
    }

    private static String words(Promise promise) {
        String within = Durations.shown(promise.within());
        return promise.share() == 100 ? within : "%d%% in %s".formatted(promise.share(), within);
    }

    private static String words(Overflow.Then then) {
        return switch (then) {
            case Overflow.Then.ToQueue(var queue) -> "to queue " + queue;
            case Overflow.Then.AnyAgent _ -> "any agent may take the call";
            case Overflow.Then.Relax(var skill) -> "%s is not a must any more".formatted(skill);
            case Overflow.Then.Alarm(String who) -> who + " is told";
            case Overflow.Then.Exit(var by) -> "out by " + by.name().toLowerCase(Locale.ROOT);
        };
    }

    private static List<String> others(Decision.Evidence evidence) {
        return evidence.candidates().stream()
                .map(candidate -> "%s %s".formatted(candidate.who(), candidate.verdict()))
                .toList();
    }
}
