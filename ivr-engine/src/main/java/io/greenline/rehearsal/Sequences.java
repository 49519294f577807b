package io.greenline.rehearsal;

import io.greenline.rehearsal.Page.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Holds a sequence that was seen against one that is wanted. */
final class Sequences {
    private Sequences() {}

    /**
     * Where a sequence goes otherwise.
     *
     * @param wanted what had to come; empty when nothing more was wanted
     * @param after the number of the event behind which it had to come
     */
    record Difference<W>(Optional<W> wanted, long after) {}

    /**
     * Whether the wanted come in this order, others between them or not; else the first that does not follow.
     *
     * @param end the number of the call's last event: where something had to come that could have come anywhere
     */
    static <T, W> Optional<Difference<W>> loose(List<Found<T>> seen, List<W> wanted, BiPredicate<T, W> fits, long end) {
        long after = end;
        int next = 0;
        for (W one : wanted) {
            while (next < seen.size() && !fits.test(seen.get(next).what(), one)) {
                next++;
            }
            if (next == seen.size()) {
                return Optional.of(new Difference<>(Optional.of(one), after));
            }
            after = seen.get(next).after();
            next++;
        }
        return Optional.empty();
    }

    /** Whether the wanted and nothing else comes; else the first that is another, is missing or is too many. */
    static <T> Optional<Difference<T>> exact(List<Found<T>> seen, List<T> wanted) {
        for (int i = 0; i < Math.max(seen.size(), wanted.size()); i++) {
            Optional<T> wantedHere = i < wanted.size() ? Optional.of(wanted.get(i)) : Optional.empty();
            Optional<Found<T>> seenHere = i < seen.size() ? Optional.of(seen.get(i)) : Optional.empty();
            if (!seenHere.map(Found::what).equals(wantedHere)) {
                long before = i == 0 || seen.isEmpty()
                        ? 0
                        : seen.get(Math.min(i, seen.size()) - 1).after();
                return Optional.of(
                        new Difference<>(wantedHere, seenHere.map(Found::after).orElse(before)));
            }
        }
        return Optional.empty();
    }

    /** The first that is one of the unwanted. */
    static <T> Optional<Found<T>> firstOf(List<Found<T>> seen, List<T> unwanted) {
        Set<T> all = new HashSet<>(unwanted);
        return seen.stream().filter(one -> all.contains(one.what())).findFirst();
    }
}
