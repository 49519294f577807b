package io.greenline.rehearsal;

import io.greenline.floor.CallbackRunner;
import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.Journal;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The journal of the calls of one scenario, a page for each call. What is seen goes onto the page of the call that runs, or ran
 * last. It keeps no checkpoints: a rehearsed call is never taken up again. Thread-safe.
 */
final class Diary implements Journal {
    private final List<Page> pages = new ArrayList<>(List.of(new Page()));

    /** Another call begins. */
    synchronized void turn() {
        pages.add(new Page());
    }

    /** Of the call that runs, or ran last. */
    synchronized Page page() {
        return pages.getLast();
    }

    void see(Sight sight) {
        page().see(sight);
    }

    /** What was seen of one kind, whichever call it belongs to, in order. */
    synchronized <S extends Sight, T> List<Page.Found<T>> seen(Class<S> kind, Function<S, T> of) {
        return pages.stream().flatMap(page -> page.seen(kind, of).stream()).toList();
    }

    /** When calls that this number made before began; whoever is called back makes none. */
    synchronized List<Instant> earlier(PhoneNumber number) {
        return pages.subList(0, pages.size() - 1).stream()
                .flatMap(page -> page.entries().stream())
                .filter(entry -> entry.event() instanceof Event.CallArrived arrived
                        && arrived.calling().equals(number.value())
                        && !arrived.called().equals(CallbackRunner.LINE))
                .map(Entry::at)
                .toList();
    }

    @Override
    public Commit append(List<Entry> events, Optional<Checkpoint> checkpoint) {
        page().append(events);
        return () -> true;
    }

    @Override
    public boolean keepsCheckpoints() {
        return false;
    }

    @Override
    public List<Checkpoint> open() {
        return List.of();
    }

    @Override
    public Optional<Checkpoint> open(CallId call) {
        return Optional.empty();
    }

    @Override
    public boolean acceptsCalls() {
        return true;
    }

    @Override
    public void close() {}
}
