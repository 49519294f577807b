package io.greenline.grammar.match;

import io.greenline.grammar.Meaning;

/** The scripts of one grammar, compiled. Any thread; nothing that one interpretation does is seen by another. */
public interface Scripts {

    /** Begins an interpretation, which has a budget of steps and memory of its own. */
    Run begin();

    /** One interpretation: for the thread that began it, and to be closed there. */
    interface Run extends AutoCloseable {

        /** A rule that is matched has a script to run: its variables (SISR 1.0 section 3.3). */
        RuleScope enter(int document);

        /**
         * A value as the application gets it (section 7).
         *
         * @throws ScriptFailure if it is nothing that JSON could tell, too large, or in a circle
         */
        Meaning meaning(Object value) throws ScriptFailure;

        @Override
        void close();
    }

    /** The variables of one matched rule. Values are Java strings, or the engine's own. */
    interface RuleScope {

        /**
         * A rule that was referred to has been matched: {@code rules.name}, {@code rules.latest()}, {@code meta.name}.
         *
         * @throws ScriptFailure if the budget is used up
         */
        void referred(String rule, Object value, Matched matched) throws ScriptFailure;

        /**
         * Runs a tag.
         *
         * @param script its number
         * @param current what {@code meta.current()} tells
         * @throws ScriptFailure if it ends with an error, or the budget is used up
         */
        void run(int script, Matched current) throws ScriptFailure;

        /** The value of {@code out}. */
        Object value();
    }

    /** The words of a rule; worked out when they are asked for. */
    interface Matched {
        /** Those matched so far. */
        String text();

        /** Of the way in which the rule is matched, from 0 to 1. */
        double score();
    }
}
