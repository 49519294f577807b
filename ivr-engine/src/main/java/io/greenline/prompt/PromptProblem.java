package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;

/**
 * A prompt that callers will not hear as it was meant.
 *
 * @param problem what is wrong and what callers hear instead
 */
public record PromptProblem(PromptId prompt, Language language, String problem) {
    @Override
    public String toString() {
        return "prompt '%s' in %s: %s".formatted(prompt, language, problem);
    }
}
