package io.greenline.rehearsal;

import io.greenline.journal.CallTimeline;
import io.greenline.journal.Entry;
import io.greenline.scenario.Scenario;
import io.greenline.session.Step.Taken;
import io.greenline.source.Diagnostic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a rehearsal.
 *
 * @param entries the whole call, as it would be in the journal
 * @param walked the edges that the call went along, in order
 * @param misses what was not as the scenario says; none when it passed
 */
public record Verdict(Scenario scenario, List<Entry> entries, List<Taken> walked, List<Miss> misses) {
    /** Begins the line of a timeline at which the call goes otherwise than expected. */
    public static final String MARK = ">>>";

    public Verdict {
        entries = List.copyOf(entries);
        walked = List.copyOf(walked);
        misses = List.copyOf(misses);
    }

    public boolean passed() {
        return misses.isEmpty();
    }

    /** What was not as the scenario says, each at its place in the test file. */
    public List<Diagnostic> failures() {
        return misses.stream().map(Miss::finding).toList();
    }

    /** The call as a timeline, with a line that begins with {@link #MARK} at the first difference. */
    public String timeline() {
        Optional<Miss> first = misses.stream().min(Comparator.comparingLong(Miss::after));
        Map<Long, String> remarks = first.map(miss -> Map.of(miss.after(), "%12s  %s".formatted(MARK, miss.remark())))
                .orElse(Map.of());
        return new CallTimeline(entries).text(scenario.surroundings().began().getZone(), remarks);
    }
}
