package io.greenline.scenario;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.Media;
import io.greenline.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scripted call and what is expected of it.
 *
 * @param name in the words of its author; alternatives of one case carry their number behind it
 * @param surroundings what the world outside is like
 * @param script what the caller does, in order
 * @param calledBack what happens when the caller is called back, the first time, the second, and the last stays; empty: nobody
 *     answers
 * @param expectations what must be seen, each on its own
 */
public record Scenario(
        String name,
        SourceSpan at,
        Caller caller,
        Surroundings surroundings,
        List<Step> script,
        List<Ringing> calledBack,
        List<Expectation> expectations) {
    public Scenario {
        script = List.copyOf(script);
        calledBack = List.copyOf(calledBack);
        expectations = List.copyOf(expectations);
    }

    /** Where it is said what comes after the caller's call; empty where the case ends with that. */
    public Optional<SourceSpan> aftermath() {
        return Stream.concat(
                        calledBack.stream().map(Ringing::at),
                        expectations.stream()
                                .filter(Expectation.OfCase.class::isInstance)
                                .map(Expectation::at))
                .findFirst();
    }

    /**
     * Who calls.
     *
     * @param number empty when withheld
     * @param called the number that was dialled
     * @param offered the media of the caller's telephone beside voice
     * @param customer what the directory knows of the number; empty leaves the caller unknown
     */
    public record Caller(Optional<PhoneNumber> number, String called, Set<Media> offered, Optional<Known> customer) {
        public Caller {
            offered = Set.copyOf(offered);
        }
    }

    /** What the directory knows; see the customer directory for the meanings. */
    public record Known(
            String name, String tier, List<String> needs, String premises, String area, String language, int age) {
        public Known {
            needs = List.copyOf(needs);
        }
    }
}
