package io.greenline.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is found about one file. The same finding twice counts once. For one thread. */
public final class Findings {
    /** Findings shown of one file; the rest is counted. */
    public static final int MAX_SHOWN = 100;

    private static final int MAX_KEPT = 10_000;

    private final Set<Diagnostic> kept = new LinkedHashSet<>();
    private int errors;
    private int dropped;

    public void error(SourceSpan at, Rule rule, String problem, String remedy) {
        add(Diagnostic.error(at, rule.id(), problem, remedy));
    }

    public void warning(SourceSpan at, Rule rule, String problem, String remedy) {
        add(Diagnostic.warning(at, rule.id(), problem, remedy));
    }

    /** An error that a change of the text would mend, where there is one. */
    public void error(SourceSpan at, Rule rule, String problem, String remedy, Optional<Fix> fix) {
        add(new Diagnostic(at, Severity.ERROR, rule.id(), problem, remedy, fix));
    }

    public void add(Diagnostic diagnostic) {
        if (kept.size() >= MAX_KEPT) {
            dropped++;
        } else if (!kept.add(diagnostic)) {
            return;
        }
        if (diagnostic.severity() == Severity.ERROR) {
            errors++;
        }
    }

    /** How many errors were found so far. */
    public int errors() {
        return errors;
    }

    /** All in the order of the file; after the first {@link #MAX_SHOWN} one line says how many more there are. */
    public List<Diagnostic> inOrder() {
        List<Diagnostic> sorted = kept.stream().sorted().toList();
        if (sorted.size() <= MAX_SHOWN) {
            return sorted;
        }
        List<Diagnostic> shown = new ArrayList<>(sorted.subList(0, MAX_SHOWN));
        Diagnostic next = sorted.get(MAX_SHOWN);
        Severity worst = errors > 0 ? Severity.ERROR : Severity.WARNING;
        String problem = "%d more findings from here on are not shown".formatted(sorted.size() - MAX_SHOWN + dropped);
        shown.add(new Diagnostic(
                next.at(), worst, "more-findings", problem, "mend those above and check again", Optional.empty()));
        return List.copyOf(shown);
    }
}
