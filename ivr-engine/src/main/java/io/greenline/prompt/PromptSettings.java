package io.greenline.prompt;

import io.greenline.telephony.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where prompts live.
 *
 * @param directory where sounds are kept for the switch; made when missing
 * @param recordings {@code <language>/<prompt>.wav} replaces a prompt's voice, {@code <prompt>.<n>.wav} its nth piece;
 *     a {@code .ulaw} file of that name is played as it is
 * @param languages those of the dialplans, the first being the one to fall back to
 * @param currency ISO 4217 code in which money is meant
 * @param within longest time one prompt may take to be spoken
 */
public record PromptSettings(
        Path directory, Path recordings, List<Language> languages, String currency, Duration within) {
    public PromptSettings {
        languages = List.copyOf(languages);
    }
}
