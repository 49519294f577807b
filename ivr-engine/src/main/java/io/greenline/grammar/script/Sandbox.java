package io.greenline.grammar.script;

import java.util.function.Consumer;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.ErrorReporter;
import org.mozilla.javascript.Evaluator;
import org.mozilla.javascript.Scriptable;

/** Makes contexts in which scripts are interpreted, counted, and cut off from Java. */
final class Sandbox extends ContextFactory {
    static final Sandbox INSTANCE = new Sandbox();

    /** Calls of scripts within one another. */
    private static final int MAX_DEPTH = 200;
    /** Steps between two looks at the budget. */
    private static final int STEPS_BETWEEN = 500;

    private Sandbox() {}

    @Override
    protected Context makeContext() {
        Guarded context = new Guarded(this);
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setMaximumInterpreterStackDepth(MAX_DEPTH);
        context.setInstructionObserverThreshold(STEPS_BETWEEN);
        context.setClassShutter(_ -> false);
        return context;
    }

    @Override
    protected boolean hasFeature(Context context, int feature) {
        return switch (feature) {
            case Context.FEATURE_E4X,
                    Context.FEATURE_PARENT_PROTO_PROPERTIES,
                    Context.FEATURE_ENHANCED_JAVA_ACCESS,
                    Context.FEATURE_ENABLE_JAVA_MAP_ACCESS -> false;
            default -> super.hasFeature(context, feature);
        };
    }

    /** The context of this thread, entered before. */
    static Guarded current() {
        return (Guarded) Context.getCurrentContext();
    }

    /** A context with a budget. */
    static final class Guarded extends Context {
        private Budget budget = Budget.forHeader();
        private boolean running;

        private Guarded(ContextFactory factory) {
            super(factory);
        }

        Budget budget() {
            return budget;
        }

        /** From now on scripts run, and no script makes scripts of texts: {@code eval}, {@code Function} and the like fail. */
        void run(Budget budget) {
            this.budget = budget;
            this.running = true;
        }

        @Override
        protected void observeInstructionCount(int steps) {
            budget.steps(steps);
        }

        @Override
        protected Object compileImpl(
                Scriptable scope,
                String source,
                String name,
                int line,
                Object domain,
                boolean function,
                Evaluator compiler,
                ErrorReporter reporter,
                Consumer<CompilerEnvirons> environs) {
            if (running) {
                throw new Budget.Exhausted("makes a script of a text");
            }
            return super.compileImpl(scope, source, name, line, domain, function, compiler, reporter, environs);
        }
    }
}
