package io.greenline.dialplan;

import io.greenline.telephony.PromptId;
import java.util.List;
import java.util.Optional;

/**
 * What a node asks, and what it does about silence and wrong keys (VoiceXML 2.0 sections 4.1.5 and 5.2).
 *
 * @param prompts tapered: the nth asking uses the nth prompt, the last one stays; at least one
 * @param input timing and limits
 * @param noinput what to do about the nth silence; the last one stays; empty asks again
 * @param nomatch what to do about the nth wrong entry; the last one stays; empty asks again
 * @param spoken how it can be answered by voice; empty where by keys alone
 */
public record Question(
        List<PromptId> prompts,
        InputRules input,
        List<Handler> noinput,
        List<Handler> nomatch,
        Optional<SpokenAnswer> spoken) {
    public Question {
        prompts = List.copyOf(prompts);
        noinput = List.copyOf(noinput);
        nomatch = List.copyOf(nomatch);
        if (prompts.isEmpty()) {
            throw new IllegalArgumentException("a question needs a prompt");
        }
    }
}
