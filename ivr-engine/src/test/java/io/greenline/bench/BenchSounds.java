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
        MarkedSounds sounds = new MarkedSounds(prompts.resolve("bench"));
        return new BenchSounds(sounds.write("menu", LONG), sounds.write("ask", LONG), sounds.write("goodbye", SHORT));
    }

    /** Writes the same sounds, with the same marks, as recordings for the engine: {@code LANGUAGE/NAME.wav}. */
    static BenchSounds writeRecordings(Path recordings, String language) throws IOException {
        MarkedSounds sounds = new MarkedSounds(recordings.resolve(language));
        return new BenchSounds(
                sounds.writeRecording("menu", LONG),
                sounds.writeRecording("ask", LONG),
                sounds.writeRecording("goodbye", SHORT));
    }

    /** Writes the engine's recordings before it starts: the directory, then the language. */
    public static void main(String... arguments) throws IOException {
        writeRecordings(Path.of(arguments[0]), arguments[1]);
    }
}
