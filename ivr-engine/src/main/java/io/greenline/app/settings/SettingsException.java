package io.greenline.app.settings;

import java.util.List;

/** Settings that cannot be used, with everything that is wrong with them. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    SettingsException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in the order of the sources. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One mistake, printed as {@code where: error: text; remedy [rule-id]}.
     *
     * @param where a place in the file, a variable or a property
     * @param rule lower-case words joined by hyphens
     */
    public record Problem(Origin where, String rule, String problem, String remedy) {
        @Override
        public String toString() {
            String advice = remedy.isEmpty() ? "" : "; " + remedy;
            return "%s: error: %s%s [%s]".formatted(where, problem, advice, rule);
        }
    }
}
