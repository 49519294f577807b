package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.dialplan.Dialplan;
import io.greenline.journal.CallSummary;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.JournalReader;
import io.greenline.picture.Overlay;
import io.greenline.store.SqliteJournalReader;
import io.greenline.store.StoreException;
import java.util.List;
import java.util.Optional;

/** How many calls of the journal went where in a dialplan. */
final class TrafficOverlay {
    /** Calls that are looked at, the newest. */
    private static final int MOST = 100_000;

    private TrafficOverlay() {}

    static Overlay of(Dialplan plan, Settings settings, Optional<Since> since) {
        StoreFiles files = new StoreFiles(settings.store().directory());
        try (JournalReader reader = new SqliteJournalReader(files.journal())) {
            return of(plan, reader, since);
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    static Overlay of(Dialplan plan, JournalReader reader, Optional<Since> since) {
        CallPaths paths = new CallPaths(plan);
        int counted = 0;
        int onOtherVersions = 0;
        for (CallSummary call : reader.calls(MOST)) {
            if (since.isPresent() && call.began().isBefore(since.get().at())) {
                break; // The newest come first.
            }
            List<Entry> events = reader.events(call.id());
            Optional<String> version = version(plan, events);
            if (version.isPresent()) {
                paths.add(events);
                counted++;
                onOtherVersions += version.get().equals(plan.version()) ? 0 : 1;
            }
        }
        return new Overlay.Traffic(caption(counted, onOtherVersions, since), paths.visits(), paths.hops());
    }

    /** The version that the call ran on; empty when it was given to another dialplan. */
    private static Optional<String> version(Dialplan plan, List<Entry> events) {
        return events.stream()
                .map(Entry::event)
                .filter(event -> event instanceof Event.DialplanChosen chosen
                        && chosen.dialplan().equals(plan.name()))
                .map(event -> ((Event.DialplanChosen) event).version())
                .findFirst();
    }

    private static String caption(int calls, int onOtherVersions, Optional<Since> since) {
        String others = onOtherVersions == 0 ? "" : ", %d of them on other versions".formatted(onOtherVersions);
        return "Numbers and thickness: %d %s%s%s"
                .formatted(
                        calls,
                        calls == 1 ? "call" : "calls",
                        since.map(from -> " since " + from.words()).orElse(""),
                        others);
    }
}
