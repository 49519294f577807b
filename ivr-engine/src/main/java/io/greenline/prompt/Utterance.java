package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import io.greenline.telephony.PromptId;
import java.util.List;

/**
 * A prompt to be said to a caller, its gaps filled.
 *
 * @param prompt which
 * @param language the language wanted; another is used rather than silence
 * @param pace the pace wanted; a prompt that was not made at it is said at the normal one
 * @param fills one for each gap of the prompt's text in this language, in the order of the text
 */
public record Utterance(PromptId prompt, Language language, Pace pace, List<Fill> fills) {
    public Utterance {
        fills = List.copyOf(fills);
    }

    /** At the normal pace. */
    public Utterance(PromptId prompt, Language language, List<Fill> fills) {
        this(prompt, language, Pace.NORMAL, fills);
    }
}
