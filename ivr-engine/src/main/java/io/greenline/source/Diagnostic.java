package io.greenline.source;

import java.util.Locale;
import java.util.Optional;

/**
 * One finding about an operator's file, printed as {@code file:line:column: error: text; remedy [rule-id]}.
 *
 * @param at where
 * @param severity whether the file can be used all the same
 * @param rule the rule's id, lower-case words joined by hyphens
 * @param problem what is wrong, without a full stop
 * @param remedy what to do about it, without a full stop; empty where the problem says it all
 * @param fix the change that does it, where one is known for sure
 */
public record Diagnostic(
        SourceSpan at, Severity severity, String rule, String problem, String remedy, Optional<Fix> fix)
        implements Comparable<Diagnostic> {

    public static Diagnostic error(SourceSpan at, String rule, String problem, String remedy) {
        return new Diagnostic(at, Severity.ERROR, rule, problem, remedy, Optional.empty());
    }

    public static Diagnostic warning(SourceSpan at, String rule, String problem, String remedy) {
        return new Diagnostic(at, Severity.WARNING, rule, problem, remedy, Optional.empty());
    }

    @Override
    public int compareTo(Diagnostic other) {
        int byPlace = at.compareTo(other.at);
        return byPlace != 0 ? byPlace : rule.compareTo(other.rule);
    }

    @Override
    public String toString() {
        String advice = remedy.isEmpty() ? "" : "; " + remedy;
        return "%s: %s: %s%s [%s]".formatted(at, severity.name().toLowerCase(Locale.ROOT), problem, advice, rule);
    }
}
