package io.greenline.routing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells where a caller belongs: the first class that she belongs to. Immutable; the same facts give the same class.
 *
 * @param classes in the order in which they are tried
 */
public record Classifier(List<Classification> classes) {
    /** Where there are no classes. */
    public static final Classifier NONE = new Classifier(List.of());

    public Classifier {
        classes = List.copyOf(classes);
    }

    /** The class of a caller; empty where she belongs to none. */
    public Optional<Classified> classify(Facts facts) {
        for (int i = 0; i < classes.size(); i++) {
            Classification each = classes.get(i);
            Optional<List<String>> evidence = each.holds(facts);
            if (evidence.isPresent()) {
                return Optional.of(
                        new Classified(each.name(), each.queue(), each.tier(), each.boost(), i + 1, evidence.get()));
            }
        }
        return Optional.empty();
    }

    /** How far back earlier calls matter: the longest time that a class asks about; empty where none does. */
    public Optional<Duration> lookBack() {
        return classes.stream()
                .flatMap(each -> each.when().stream())
                .flatMap(condition -> condition instanceof Condition.CalledBefore before
                        ? Optional.of(before.within()).stream()
                        : Optional.<Duration>empty().stream())
                .max(Duration::compareTo);
    }
}
