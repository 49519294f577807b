package io.greenline.grammar.script;

import io.greenline.grammar.Meaning;
import io.greenline.grammar.match.ScriptFailure;
import io.greenline.grammar.match.Scripts;
import java.util.List;
import java.util.Optional;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptableObject;

/** The compiled scripts of one grammar, with the frozen globals of its documents. Immutable; any thread. */
final class CompiledScripts implements Scripts {
    private final List<ScriptableObject> scopes;
    private final List<CompiledTag> tags;

    CompiledScripts(List<ScriptableObject> scopes, List<CompiledTag> tags) {
        this.scopes = List.copyOf(scopes);
        this.tags = List.copyOf(tags);
    }

    @Override
    public Run begin() {
        Sandbox.Guarded context = (Sandbox.Guarded) Sandbox.INSTANCE.enterContext();
        context.run(Budget.forInterpretation());
        return new Interpretation(context);
    }

    private final class Interpretation implements Run {
        private final Sandbox.Guarded context;

        Interpretation(Sandbox.Guarded context) {
            this.context = context;
        }

        @Override
        public RuleScope enter(int document) {
            return new RuleVariables(context, scopes.get(document), tags);
        }

        @Override
        public Meaning meaning(Object value) throws ScriptFailure {
            try {
                return new Values().meaning(value);
            } catch (RhinoException | Budget.Exhausted | StackOverflowError failure) {
                throw new ScriptFailure(Optional.empty(), Failures.problem(failure));
            }
        }

        @Override
        public void close() {
            Context.exit();
        }
    }
}
