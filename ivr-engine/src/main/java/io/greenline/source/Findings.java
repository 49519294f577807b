package io.greenline.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is found about one file. The same finding twice counts once. For one thread. */
public final class Findings {
    /** Findings shown of one file; the rest is counted. */
    public static final int MAX_SHOWN = 100;

    private static final int MAX_KEPT = 10_000;
    private static final int MAX_COMPARED = 200_000;
    private static final int MAX_LENGTH = 400;

    private final Set<Diagnostic> kept = new LinkedHashSet<>();
    private final String reference;
    private int errors;
    private int dropped;
    private long compared;

    /** Of a dialplan, or of a file that dialplans use. */
    public Findings() {
        this("docs/dialplan-reference.md");
    }

    /**
     * Of a file of another kind.
     *
     * @param reference the page that explains its keys
     */
    public Findings(String reference) {
        this.reference = reference;
    }

    /** The page that explains the file's keys. */
    public String reference() {
        return reference;
    }

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

    /** An error that a change of the text would mend, where there is one. */
    public void error(SourceSpan at, Rule rule, String problem, String remedy, Optional<Fix> fix) {
        add(new Diagnostic(at, Severity.ERROR, rule.id(), shortened(problem), shortened(remedy), fix));
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
     * What a mistyped word was meant to be. A guess looks at every known word; thousands of mistakes among thousands of names
     * would take minutes, so that guessing ends at some point.
     */
    public Optional<String> meant(String word, Collection<String> known) {
        compared += known.size();
        return compared <= MAX_COMPARED ? NearestWord.to(word, known) : Optional.empty();
    }

    /** The remedy to print with the next finding: the nearest word, or the advice. */
    public String remedy(String word, Collection<String> known, String otherwise) {
        return NearestWord.remedy(meant(word, known), otherwise);
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
