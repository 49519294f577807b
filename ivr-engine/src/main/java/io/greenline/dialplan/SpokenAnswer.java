package io.greenline.dialplan;

import io.greenline.grammar.GrammarName;
import io.greenline.telephony.PromptId;
import java.util.List;
import java.util.Optional;

/**
 * How a question can be answered by voice.
 *
 * @param grammar what may be said; there is one for each language of the dialplan
 * @param didYouSay asks whether an answer that is not quite sure was understood; without it such an answer is a nomatch
 * @param byKeys prompts that say keys alone, for when nobody listens; empty where the question's own will do
 */
public record SpokenAnswer(GrammarName grammar, Optional<PromptId> didYouSay, List<PromptId> byKeys) {
    public SpokenAnswer {
        byKeys = List.copyOf(byKeys);
    }
}
