package io.greenline.bench;

import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The three prompts of the benchmark's call. The first two are longer than anybody listens to: a key cuts them off.
 *
 * @param menu asks for key 1
 * @param ask asks for four digits and #
 * @param goodbye plays to its end
 */
record BenchSounds(Heard.Mark menu, Heard.Mark ask, Heard.Mark goodbye) {
    private static final Duration LONG = Duration.ofSeconds(3);
    private static final Duration SHORT = Duration.ofMillis(500);

    /** Writes the files as {@code bench/NAME.ulaw} below the directory that Asterisk reads prompts from. */
    static BenchSounds write(Path prompts) throws IOException {
        return in(prompts.resolve("bench"));
    }

    private static BenchSounds in(Path directory) throws IOException {
        MarkedSounds sounds = new MarkedSounds(directory);
        return new BenchSounds(sounds.write("menu", LONG), sounds.write("ask", LONG), sounds.write("goodbye", SHORT));
    }

    /** Writes the same sounds, with the same marks, as the engine's recordings: the directory, then the language. */
    public static void main(String... arguments) throws IOException {
        in(Path.of(arguments[0]).resolve(arguments[1]));
    }
}
