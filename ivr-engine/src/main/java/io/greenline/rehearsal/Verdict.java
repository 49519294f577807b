package io.greenline.rehearsal;

import io.greenline.scenario.Scenario;
import io.greenline.source.Diagnostic;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a rehearsal.
 *
 * @param acts the call, and whatever followed from it
 */
public record Verdict(Scenario scenario, List<Act> acts) {
    /** Begins the line of a timeline at which the call goes otherwise than expected. */
    public static final String MARK = ">>>";

    public Verdict {
        acts = List.copyOf(acts);
    }

    /** The calls, in order. */
    public Stream<Act.Call> calls() {
        return acts.stream().filter(Act.Call.class::isInstance).map(Act.Call.class::cast);
    }

    public boolean passed() {
        return acts.stream().allMatch(act -> act.misses().isEmpty());
    }

    /** What was not as the scenario says, each at its place in the test file. */
    public List<Diagnostic> failures() {
        return acts.stream()
                .flatMap(act -> act.misses().stream())
                .map(Miss::finding)
                .toList();
    }

    /** The calls as timelines, with a line that begins with {@link #MARK} at the first difference. */
    public String timeline() {
        ZoneId zone = scenario.surroundings().began().getZone();
        Optional<Act> first =
                acts.stream().filter(act -> !act.misses().isEmpty()).findFirst();
        return acts.stream()
                .map(act -> act.text(zone, first.filter(act::equals).flatMap(Act::first)))
                .collect(Collectors.joining("\n"));
    }
}
