package io.greenline.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is found about one file. The same finding twice counts once. For one thread. */
public final class Findings {
    /** Findings shown of one file; the rest is counted. */
    public static final int MAX_SHOWN = 100;

    private static final int MAX_KEPT = 10_000;
    private static final int MAX_COMPARED = 200_000;
    private static final int MAX_LENGTH = 400;

    private final Set<Diagnostic> kept = new LinkedHashSet<>();
    private int errors;
    private int dropped;
    private long compared;

    public void error(SourceSpan at, Rule rule, String problem, String remedy) {
        add(Diagnostic.error(at, rule.id(), shortened(problem), shortened(remedy)));
    }

    public void warning(SourceSpan at, Rule rule, String problem, String remedy) {
        add(Diagnostic.warning(at, rule.id(), shortened(problem), shortened(remedy)));
    }

    /** A finding quotes the file, and what it quotes may be a whole megabyte. */
    private static String shortened(String text) {
        int length = text.codePointCount(0, Math.min(text.length(), 2 * MAX_LENGTH + 2));
        return length <= MAX_LENGTH ? text : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "…";
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

    /**
     * The remedy to print with the next finding: the nearest word, or the advice. A guess looks at every known word;
     * thousands of mistakes among thousands of names would take minutes, so that guessing ends at some point.
     */
    public String remedy(String word, Collection<String> known, String otherwise) {
        compared += known.size();
        return compared <= MAX_COMPARED ? NearestWord.remedy(word, known, otherwise) : otherwise;
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
        shown.add(new Diagnostic(next.at(), worst, "more-findings", problem, "mend those above and check again"));
        return List.copyOf(shown);
    }
}
