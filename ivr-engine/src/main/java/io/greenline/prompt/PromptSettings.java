package io.greenline.prompt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;

/**
 * Where prompts are kept and how they are made.
 *
 * @param prompts a directory for what we make, readable by the switch under the same path; engines may share it
 * @param recordings a directory of {@code <language>/<prompt>.wav} or {@code .ulaw} spoken by people; they replace the
 *     synthesised voice
 * @param currency of every amount
 */
public record PromptSettings(Path prompts, Optional<Path> recordings, Currency currency, Limits limits) {
    /**
     * The bounds of making prompts.
     *
     * @param clip the longest that synthesising one clip may take at load
     * @param load the longest that all clips together may take; the rest is reported, and made at the next load
     * @param values the longest that a caller waits for the values of what is said next
     * @param valueKept how long the sound of a value stays on disk after it was last used
     * @param valueClips how many of them at most
     * @param valueBytes and how many bytes on disk at most
     * @param threads how many clips are made at once at load
     */
    public record Limits(
            Duration clip,
            Duration load,
            Duration values,
            Duration valueKept,
            int valueClips,
            long valueBytes,
            int threads) {
        /** What suits a hotline of some hundred prompts. */
        public static Limits standard() {
            return new Limits(
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(5),
                    Duration.ofMillis(800),
                    Duration.ofMinutes(10),
                    500,
                    64L << 20,
                    Runtime.getRuntime().availableProcessors());
        }
    }
}
