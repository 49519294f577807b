package io.greenline.prompt;

/** Hears how the making of prompts goes. Called on several threads, one at a time for each method. */
public interface PromptListener {
    /** So many clips of all are there: begins with 0 and ends with all. */
    void progress(int done, int total);

    /** A problem; the same one is told once. At load and, for values, during calls. */
    void problem(PromptProblem problem);
}
