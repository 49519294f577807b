package io.greenline.app;

import io.greenline.app.RunningEngine.Status;
import io.greenline.app.settings.Settings;
import io.greenline.app.versions.Publication;
import io.greenline.app.versions.Publication.Item;
import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Puts versions where the engine takes them from and waits for its word on each. */
record GoingLive(VersionSearch search, PrintWriter out) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Whether all of them are live, or will be with the next start where no engine answers. */
    boolean put(List<Item> items) throws InterruptedException {
        Settings settings = search.settings();
        long from = System.nanoTime();
        try {
            Publication.Outcome outcome =
                    new Publication(settings.dialplans().directory(), search.archive()).put(items, Instant.now());
            outcome.edits()
                    .forEach(edit ->
                            out.printf("what stood there and was never live is kept as version %s%n", edit.shown()));
            outcome.written().forEach(file -> out.printf("written: %s%n", file));
        } catch (IOException e) {
            throw new CommandFailure(
                    "nothing is live that was not before: %s; the folders of dialplans.directory and store.directory must be writable"
                            .formatted(e));
        }
        return await(items.stream().map(Item::version).toList(), from);
    }

    private boolean await(List<DialplanVersion> versions, long fromNanos) throws InterruptedException {
        RunningEngine engine = RunningEngine.of(search.settings());
        List<DialplanVersion> left = new ArrayList<>(versions);
        CountDownLatch never = new CountDownLatch(1);
        while (System.nanoTime() - fromNanos < PATIENCE.toNanos()) {
            Optional<Status> status = engine.status();
            if (status.isEmpty()) {
                out.printf("no engine answers at %s: the next one starts with this%n", engine.address());
                return true;
            }
            left.removeIf(version -> isLive(version, status.get(), fromNanos));
            if (left.isEmpty()) {
                return true;
            }
            List<String> against = left.stream()
                    .flatMap(version -> status.get().refusal(version).stream())
                    .toList();
            if (!against.isEmpty()) {
                out.println("the engine refuses it; what was live before stays:");
                against.forEach(line -> out.println("  " + line));
                return false;
            }
            boolean _ = never.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
        left.forEach(version ->
                out.printf("%s is not live after %d s; greenline status says why%n", version, PATIENCE.toSeconds()));
        return false;
    }

    private boolean isLive(DialplanVersion version, Status status, long fromNanos) {
        boolean live = status.live(version.dialplan()).filter(version::equals).isPresent();
        if (live) {
            out.printf(Locale.ROOT, "%s is live after %.1f s%n", version, (System.nanoTime() - fromNanos) / 1e9);
        }
        return live;
    }
}
