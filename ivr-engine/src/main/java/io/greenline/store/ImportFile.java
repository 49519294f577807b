package io.greenline.store;

import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of people that an operator imports.
 *
 * @param csv the file
 * @param shownAs how findings name it, as the operator did
 * @param mostMegabytes the largest that is read
 * @param orElse what to do with a larger one
 */
record ImportFile(Path csv, String shownAs, int mostMegabytes, String orElse) {

    /** The file cannot be read; nothing was. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Diagnostic finding;

        Refused(Diagnostic finding) {
            super(finding.toString());
            this.finding = finding;
        }

        Diagnostic finding() {
            return finding;
        }
    }

    byte[] bytes() throws Refused {
        try {
            if (Files.size(csv) > (long) mostMegabytes << 20) {
                throw refused("file-too-big", "over %d MB".formatted(mostMegabytes), orElse);
            }
            return Files.readAllBytes(csv);
        } catch (IOException e) {
            throw refused(
                    "file-unreadable",
                    "cannot be read (%s)".formatted(e.getClass().getSimpleName()),
                    "see that it exists and that the engine's user may read it");
        }
    }

    private Refused refused(String rule, String problem, String remedy) {
        return new Refused(Diagnostic.error(SourceSpan.startOf(shownAs), rule, problem, remedy));
    }
}
