package io.greenline.rehearsal;

import io.greenline.journal.Entry;
import io.greenline.scenario.Scenario;
import io.greenline.source.Diagnostic;
import java.util.List;

/**
 * What came of a rehearsal.
 *
 * @param entries the whole call, as it would be in the journal
 * @param failures each expectation that was not met, at its place in the test file; none when the scenario passed
 */
public record Verdict(Scenario scenario, List<Entry> entries, List<Diagnostic> failures) {
    public Verdict {
        entries = List.copyOf(entries);
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
