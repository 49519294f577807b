package io.greenline.app.versions;

import io.greenline.dialplan.Dialplan;
import io.greenline.prompt.PromptLoader.Effort;
import io.greenline.session.Served;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.util.List;
import java.util.Set;

/** Gives the prompts of a dialplan a voice. Thread-safe. */
@FunctionalInterface
public interface Voice {
    /**
     * Makes every prompt of a version ready to be played. Always gives something that can be played.
     *
     * @throws InterruptedException if the thread is interrupted; what is made by then is kept
     */
    Voiced voiced(Dialplan plan, Effort effort) throws InterruptedException;

    /**
     * A version with its voice.
     *
     * @param unsaid prompts that callers would hear in another language or as the hold signal
     * @param problems why, in words for people
     */
    record Voiced(Served served, Set<Unsaid> unsaid, List<String> problems) {
        public Voiced {
            unsaid = Set.copyOf(unsaid);
            problems = List.copyOf(problems);
        }
    }

    /** A prompt that cannot be had in a language. */
    record Unsaid(PromptId prompt, Language language) {}
}
