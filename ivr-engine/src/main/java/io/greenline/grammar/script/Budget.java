package io.greenline.grammar.script;

/**
 * What one interpretation may use. Steps are counted by the interpreter; what scripts let grow is counted where texts are
 * joined and where functions of the language make texts and lists. For one thread.
 */
final class Budget {
    /** Steps of all scripts of one interpretation. */
    static final int MAX_STEPS = 100_000;
    /** Steps of a grammar's header tags. */
    static final int MAX_HEADER_STEPS = 1_000_000;
    /** Longest text, in UTF-16 units, and longest list. */
    static final int MAX_SIZE = 10_000;
    /** Sum of the sizes of everything that was made. */
    static final int MAX_GROWTH = 5_000_000;

    private final int maxSteps;
    private int steps;
    private long growth;

    private Budget(int maxSteps) {
        this.maxSteps = maxSteps;
    }

    static Budget forHeader() {
        return new Budget(MAX_HEADER_STEPS);
    }

    static Budget forInterpretation() {
        return new Budget(MAX_STEPS);
    }

    void steps(int more) {
        steps += more;
        if (steps > maxSteps) {
            // Again and again: a script that goes on in a finally block must end too.
            throw new Exhausted("takes more than %,d steps".formatted(maxSteps));
        }
    }

    /** Something of this size was made, or is about to be. */
    void size(long size) {
        if (size > MAX_SIZE) {
            throw new Exhausted("makes a text or list of more than %,d".formatted(MAX_SIZE));
        }
        growth += size;
        if (growth > MAX_GROWTH) {
            throw new Exhausted("makes texts and lists of more than %,d altogether".formatted(MAX_GROWTH));
        }
    }

    /** A script is stopped: an error, because scripts cannot catch these. */
    static final class Exhausted extends Error {
        private static final long serialVersionUID = 1;

        Exhausted(String problem) {
            super(problem, null, false, false);
        }
    }
}
