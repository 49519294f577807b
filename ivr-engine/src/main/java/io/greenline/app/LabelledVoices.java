package io.greenline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The labels of a folder of voices: {@code transcripts.tsv} with file, language, text, separated by tabs. */
final class LabelledVoices {
    static final String NAME = "transcripts.tsv";

    private LabelledVoices() {}

    /**
     * A voice.
     *
     * @param text what is said; empty where nobody speaks
     */
    record Labelled(Path file, String language, String text) {}

    static List<Labelled> read(Path folder) {
        Path labels = folder.resolve(NAME);
        List<Labelled> labelled = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(labels);
            for (int i = 0; i < lines.size(); i++) {
                String[] fields = lines.get(i).split("\t", -1);
                if (lines.get(i).isBlank() || fields[0].equals("file")) {
                    continue;
                }
                if (fields.length < 3) {
                    throw new CommandFailure("%s:%d:1: %d fields; write file, language and text, with tabs between"
                            .formatted(labels, i + 1, fields.length));
                }
                labelled.add(new Labelled(folder.resolve(fields[0]), fields[1], fields[2]));
            }
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    "%s cannot be read: %s; it has a line for each WAV file: file, language, text, with tabs between"
                            .formatted(labels, unreadable.getMessage()));
        }
        return labelled;
    }
}
