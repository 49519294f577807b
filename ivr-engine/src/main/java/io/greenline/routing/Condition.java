package io.greenline.routing;

import io.greenline.routing.Facts.KnownNeed;
import io.greenline.routing.Facts.Outage;
import io.greenline.telephony.Media;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be asked of {@link Facts}. Lists mean: any of these. */
public sealed interface Condition {

    /** On what it holds, in words for people; empty where it does not. */
    Optional<String> holds(Facts facts);

    /** Whether it rests on the calling number alone, which anybody can pretend to have. */
    boolean isHint();

    /** The first that is among both, by the alphabet: evidence is the same each time. */
    private static Optional<String> common(Set<String> told, Set<String> asked) {
        return told.stream().filter(asked::contains).min(Comparator.naturalOrder());
    }

    /** One of these needs is known. */
    record HasNeed(Set<String> codes) implements Condition {
        public HasNeed {
            codes = Set.copyOf(codes);
        }

        @Override
        public Optional<String> holds(Facts facts) {
            return facts.needs().stream()
                    .filter(need -> codes.contains(need.code()))
                    .min(Comparator.comparing(KnownNeed::source).thenComparing(KnownNeed::code))
                    .map(need -> "need %s (%s)".formatted(need.code(), need.source()));
        }

        @Override
        public boolean isHint() {
            return true;
        }
    }

    /** The customer is of one of these tiers. */
    record OfTier(Set<String> tiers) implements Condition {
        public OfTier {
            tiers = Set.copyOf(tiers);
        }

        @Override
        public Optional<String> holds(Facts facts) {
            return facts.tier().filter(tiers::contains).map("tier %s (directory)"::formatted);
        }

        @Override
        public boolean isHint() {
            return true;
        }
    }

    /**
     * The customer is as old; one whose age is not known is not.
     *
     * @param to included
     */
    record Aged(int from, int to) implements Condition {
        @Override
        public Optional<String> holds(Facts facts) {
            return facts.age() > 0 && facts.age() >= from && facts.age() <= to
                    ? Optional.of("age %d (directory)".formatted(facts.age()))
                    : Optional.empty();
        }

        @Override
        public boolean isHint() {
            return true;
        }
    }

    /** One of these numbers was dialled. */
    record Called(Set<String> numbers) implements Condition {
        public Called {
            numbers = Set.copyOf(numbers);
        }

        @Override
        public Optional<String> holds(Facts facts) {
            return Optional.of(facts.called()).filter(numbers::contains).map("called %s"::formatted);
        }

        @Override
        public boolean isHint() {
            return false;
        }
    }

    /** The caller's telephone offers one of these. */
    record Offers(Set<Media> media) implements Condition {
        public Offers {
            media = Set.copyOf(media);
        }

        @Override
        public Optional<String> holds(Facts facts) {
            return facts.media().stream()
                    .filter(media::contains)
                    .sorted()
                    .map(each -> "offers " + each.name().toLowerCase(Locale.ROOT))
                    .findFirst();
        }

        @Override
        public boolean isHint() {
            return false;
        }
    }

    /**
     * The number has called before.
     *
     * @param times at least, without this call
     */
    record CalledBefore(int times, Duration within) implements Condition {
        @Override
        public Optional<String> holds(Facts facts) {
            long calls = facts.callsAgo().stream()
                    .filter(ago -> ago.compareTo(within) <= 0)
                    .count();
            return calls >= times
                    ? Optional.of("%d calls before this one within %s".formatted(calls, shown(within)))
                    : Optional.empty();
        }

        private static String shown(Duration time) {
            return time.toMinutesPart() == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
        }

        @Override
        public boolean isHint() {
            return true;
        }
    }

    /** The power is out for the caller, so closely. */
    record InOutage(Set<Outage.Where> where) implements Condition {
        public InOutage {
            where = Set.copyOf(where);
        }

        @Override
        public Optional<String> holds(Facts facts) {
            return facts.outage()
                    .filter(outage -> where.contains(outage.where()))
                    .map(outage -> "%s in outage %s"
                            .formatted(outage.where().name().toLowerCase(Locale.ROOT), outage.notice()));
        }

        @Override
        public boolean isHint() {
            return true;
        }
    }

    /** The caller has said one of these. */
    record Said(Set<String> words) implements Condition {
        public Said {
            words = Set.copyOf(words);
        }

        @Override
        public Optional<String> holds(Facts facts) {
            return common(facts.said(), words).map("said %s"::formatted);
        }

        @Override
        public boolean isHint() {
            return false;
        }
    }

    /** The caller has pressed one of these. */
    record Pressed(Set<String> keys) implements Condition {
        public Pressed {
            keys = Set.copyOf(keys);
        }

        @Override
        public Optional<String> holds(Facts facts) {
            return common(facts.pressed(), keys).map("pressed %s"::formatted);
        }

        @Override
        public boolean isHint() {
            return false;
        }
    }
}
