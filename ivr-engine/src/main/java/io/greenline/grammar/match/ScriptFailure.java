package io.greenline.grammar.match;

import io.greenline.source.SourceSpan;
import java.util.Optional;

/** A script did not run to its end, or left something that has no meaning. */
public final class ScriptFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Optional<SourceSpan> at;

    /**
     * @param at where in the grammar, where that is known
     * @param problem as the end of "the script ..."
     */
    public ScriptFailure(Optional<SourceSpan> at, String problem) {
        super(problem, null, false, false);
        this.at = at;
    }

    public Optional<SourceSpan> at() {
        return at;
    }
}
