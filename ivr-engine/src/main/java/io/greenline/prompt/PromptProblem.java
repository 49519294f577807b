package io.greenline.prompt;

/**
 * Something that callers hear otherwise than it was meant, or not at all.
 *
 * @param subject what: prompts and their language, or a file
 * @param problem what is wrong and what callers hear instead, without a full stop; never a caller's value
 * @param remedy what to do about it, without a full stop
 */
public record PromptProblem(String subject, String problem, String remedy) {
    @Override
    public String toString() {
        return "%s: %s; %s".formatted(subject, problem, remedy);
    }
}
