package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A program of a test's own that writes a file, counts aloud what it has written, and is killed at a number. */
final class KilledProcess {
    private KilledProcess() {}

    /**
     * Runs it until it is dead.
     *
     * @param program gets the file as its argument and prints lines of the word and a number that grows
     * @return the last number that it said
     */
    static long at(long number, Class<?> program, Path file, String word) throws IOException, InterruptedException {
        long last = -1;
        boolean killed = false;
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(word + " ")) {
                    last = Long.parseLong(line.substring(word.length() + 1));
                }
                // It may not say the number itself: where the disk was too slow it has nothing to say of it.
                if (last >= number && !killed) {
                    // By its handle: the process's own method would close the stream with what it still said.
                    assertThat(process.toHandle().destroyForcibly()).isTrue();
                    killed = true;
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return last;
    }
}
