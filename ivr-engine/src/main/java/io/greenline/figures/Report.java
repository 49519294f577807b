package io.greenline.figures;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Figures of callers and agents by interval and by what they are grouped by. For one thread at a time. */
public final class Report {
    private final Slicing slicing;
    private final By by;
    private final Terms terms;
    private final Span span;
    private final Map<Key, Tally> callers = new TreeMap<>();
    private final Map<Key, AgentTally> agents = new TreeMap<>();

    /** What callers are grouped by. */
    public enum By {
        QUEUE,
        TIER,
        /** By codes of needs; a caller with two needs counts for both, one without for {@code none}. */
        NEED,
        /** All together. */
        ALL
    }

    /**
     * What belongs to a report: callers who entered, and agents' time, from a time on and before another.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Span(Instant from, Instant to) {
        /** Everything. */
        public static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);

        boolean holds(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /**
     * One row's name.
     *
     * @param start when its interval begins
     * @param group a queue, a tier, a need, or the agents' skills
     */
    public record Key(Instant start, String group) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::start).thenComparing(Key::group);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    public Report(Slicing slicing, By by, Terms terms, Span span) {
        this.slicing = slicing;
        this.by = by;
        this.terms = terms;
        this.span = span;
    }

    /** Counts a visit, if it belongs. */
    public void add(Visit visit) {
        if (span.holds(visit.entered())) {
            Instant start = slicing.start(visit.entered());
            for (String group : groups(visit)) {
                callers.computeIfAbsent(new Key(start, group), _ -> new Tally(terms))
                        .add(visit);
            }
        }
    }

    private List<String> groups(Visit visit) {
        return switch (by) {
            case QUEUE -> List.of(visit.queue().value());
            case TIER -> List.of(visit.tier().toString());
            case NEED -> visit.needs().isEmpty() ? List.of("none") : visit.needs().stream().distinct().toList();
            case ALL -> List.of("all");
        };
    }

    /** Counts an agent's time, as far as it belongs, in the intervals in which it passed. */
    public void add(AgentSpan time) {
        Instant from = later(time.from(), span.from());
        Instant to = earlier(time.to(), span.to());
        for (Instant at = from; at.isBefore(to); ) {
            Instant start = slicing.start(at);
            Instant end = earlier(slicing.end(start), to);
            agents.computeIfAbsent(new Key(start, time.group()), _ -> new AgentTally())
                    .add(time, at, end);
            at = end;
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Callers' figures, in the order of time, then group. */
    public Map<Key, Tally> callers() {
        return Collections.unmodifiableMap(callers);
    }

    /** Agents' figures, in the order of time, then group. */
    public Map<Key, AgentTally> agents() {
        return Collections.unmodifiableMap(agents);
    }

    /** The callers of one group over all intervals. */
    public Optional<Tally> total(String group) {
        Tally sum = new Tally(terms);
        boolean any = false;
        for (Map.Entry<Key, Tally> row : callers.entrySet()) {
            if (row.getKey().group().equals(group)) {
                sum.add(row.getValue());
                any = true;
            }
        }
        return any ? Optional.of(sum) : Optional.empty();
    }
}
