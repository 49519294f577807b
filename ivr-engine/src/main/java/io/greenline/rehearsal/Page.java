package io.greenline.rehearsal;

import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.session.Outcome;
import io.greenline.telephony.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One call in the {@link Diary}: its journal, and what was seen of it, each at its place among the events. Thread-safe. */
final class Page {
    private static final String RECORDED = new Outcome.Recorded("", Duration.ZERO).kind();

    private final List<Entry> entries = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private Optional<NodeId> node = Optional.empty();

    /**
     * A sight and its place.
     *
     * @param after the number of the last event before it or at it; 0 before the first
     */
    record Seen(long after, Sight sight) {}

    synchronized void see(Sight sight) {
        seen.add(new Seen(entries.isEmpty() ? 0 : entries.getLast().sequence(), sight));
    }

    /** Where the call is. */
    synchronized Optional<NodeId> node() {
        return node;
    }

    /** Why the engine gave the call up; empty when it did not. */
    synchronized Optional<String> fault() {
        return entries.stream()
                .flatMap(entry ->
                        entry.event() instanceof Event.CallHandedBack(String why) ? Stream.of(why) : Stream.of())
                .findFirst();
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What was seen of one kind, in order. */
    synchronized <S extends Sight, T> List<Found<T>> seen(Class<S> kind, Function<S, T> of) {
        List<Found<T>> found = new ArrayList<>();
        for (Seen one : seen) {
            if (kind.isInstance(one.sight())) {
                found.add(new Found<>(one.after(), of.apply(kind.cast(one.sight()))));
            }
        }
        return found;
    }

    /** What was seen, and where; see {@link Seen}. */
    record Found<T>(long after, T what) {}

    synchronized void append(List<Entry> events) {
        for (Entry entry : events) {
            entries.add(entry);
            switch (entry.event()) {
                case Event.NodeEntered entered -> {
                    node = Optional.of(entered.node());
                    see(new Sight.Entered(entered.node()));
                }
                case Event.VariableSet set -> see(new Sight.Held(set.name(), set.value()));
                case Event.DialplanChosen chosen -> see(new Sight.Spoke(chosen.language()));
                case Event.LanguageSwitched switched -> see(new Sight.Spoke(switched.to()));
                case Event.CallEnded ended -> see(new Sight.Ended(ended.by()));
                case Event.OutcomeSeen outcome -> {
                    if (outcome.kind().equals(RECORDED)) {
                        see(new Sight.Recorded());
                    }
                    SaidJson.meaning(outcome).ifPresent(meaning -> see(new Sight.Understood(meaning)));
                }
                case Event.OfQueue floor -> see(floor);
                case Event.CallArrived _,
                        Event.CallResumed _,
                        Event.CallHandedBack _,
                        Event.Decided _,
                        Event.ActionBegun _,
                        Event.PromptCut _,
                        Event.Written _,
                        Event.VoiceLost _ -> {
                    // Nothing of these is expected by a scenario.
                }
            }
        }
    }

    private void see(Event.OfQueue event) {
        switch (event) {
            case Event.OfferMade made -> see(new Sight.Offered(made.agent()));
            case Event.TalkBegan began -> see(new Sight.Served(began.agent(), began.waited()));
            case Event.PromiseBroken broken -> see(new Sight.PromiseBroken(broken.promise()));
            case Event.QueueChanged changed
            when changed.what().equals("moved") -> see(new Sight.Moved(changed.queue()));
            case Event.QueueJoined _,
                    Event.QueueChanged _,
                    Event.OfferEnded _,
                    Event.TalkEnded _,
                    Event.QueueLeft _ -> {
                // Where the caller waits is told by the floor itself, which knows the place.
            }
        }
    }
}
