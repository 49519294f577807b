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
    /** Writes the files as {@code bench/NAME.ulaw} below the directory that Asterisk reads prompts from. */
    static BenchSounds write(Path prompts) throws IOException {
        MarkedSounds sounds = new MarkedSounds(prompts);
        return new BenchSounds(
                sounds.write("bench/menu", Duration.ofSeconds(3)),
                sounds.write("bench/ask", Duration.ofSeconds(3)),
                sounds.write("bench/goodbye", Duration.ofMillis(500)));
    }
}
