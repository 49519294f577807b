package io.greenline.rehearsal;

import io.greenline.rehearsal.Performance.Case;
import io.greenline.scenario.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays suites, several cases at a time. What comes of a suite does not depend on how many. */
public final class Stage implements AutoCloseable {
    private final ExecutorService players;

    /**
     * A stage.
     *
     * @param atATime how many cases are played at a time, at least 1
     */
    public Stage(int atATime) {
        players = Executors.newFixedThreadPool(
                atATime, Thread.ofPlatform().daemon().name("rehearsal-", 1).factory());
    }

    /** Plays what is selected of a suite. */
    public Performance play(Suite suite, Selection selection) throws InterruptedException {
        Evening evening = new Evening(selection);
        List<Billed> billed = suite.files().stream().map(evening::bill).toList();
        Map<Integer, Case> played = new HashMap<>();
        for (Billed file : billed) {
            for (Map.Entry<Integer, Future<Optional<Case>>> one : file.cases().entrySet()) {
                outcome(one.getValue()).ifPresent(of -> played.put(one.getKey(), of));
            }
        }
        // Only now it is known which case was the first to fail: those behind it may have been played meanwhile.
        played.keySet().removeIf(evening::isOver);
        List<Performance.File> files = billed.stream()
                .map(file -> file.performed(played))
                .filter(file -> !file.cases().isEmpty())
                .toList();
        return new Performance(files, suite.diagnostics(), evening.numbers - played.size());
    }

    private static Optional<Case> outcome(Future<Optional<Case>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a rehearsal failed", e.getCause());
        }
    }

    /** The cases of a file on their way, by their number in the suite. */
    private record Billed(Suite.File file, SortedMap<Integer, Future<Optional<Case>>> cases) {
        Performance.File performed(Map<Integer, Case> played) {
            List<Case> ofFile = cases.keySet().stream()
                    .flatMap(number -> Optional.ofNullable(played.get(number)).stream())
                    .toList();
            return new Performance.File(file.path(), file.plan(), ofFile);
        }
    }

    /** One suite being played. */
    private final class Evening {
        private final Selection selection;
        /** The number of the first case that failed so far. */
        private final AtomicInteger failed = new AtomicInteger(Integer.MAX_VALUE);

        private int numbers;

        Evening(Selection selection) {
            this.selection = selection;
        }

        Billed bill(Suite.File file) {
            Rehearsal rehearsal = new Rehearsal(file);
            SortedMap<Integer, Future<Optional<Case>>> cases = new TreeMap<>();
            for (Scenario scenario : file.scenarios()) {
                if (selection.takes(scenario)) {
                    int number = numbers++;
                    cases.put(number, players.submit(() -> play(number, rehearsal, scenario)));
                }
            }
            return new Billed(file, cases);
        }

        /** Empty where an earlier one has failed and that is enough. */
        private Optional<Case> play(int number, Rehearsal rehearsal, Scenario scenario) {
            if (isOver(number)) {
                return Optional.empty();
            }
            long began = System.nanoTime();
            Verdict verdict = rehearsal.run(scenario);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (!verdict.passed()) {
                failed.accumulateAndGet(number, Math::min);
            }
            return Optional.of(new Case(verdict, took));
        }

        private boolean isOver(int number) {
            return selection.until() == Selection.Until.ONE_FAILS && failed.get() < number;
        }
    }

    @Override
    public void close() {
        players.close();
    }
}
