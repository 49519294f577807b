package io.greenline.app.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Dialplans for these tests. */
final class Yaml {
    static final String BAD = "dialplan: hotline\nnodes: {main: {play: nothing, next: nowhere}}\n";

    private Yaml() {}

    static String saying(String name, String words) {
        return """
                dialplan: %s
                languages: [en-US]
                start: said
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  said: {play: said, next: desk}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                prompts:
                  said: {en-US: %s}
                """.formatted(name, words);
    }

    static Path save(Path folder, String file, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
