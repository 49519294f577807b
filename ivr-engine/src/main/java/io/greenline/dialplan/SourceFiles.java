package io.greenline.dialplan;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the files of one dialplan one after another and keeps their bytes for its bundle. For one thread. */
final class SourceFiles {
    /** Largest sum of all files; every byte costs about forty in memory while a dialplan is read. */
    static final int MAX_BYTES = 4 * FileBytes.MAX_BYTES;

    private final FileSource folder;
    private final Findings findings;
    private final Map<String, byte[]> kept = new HashMap<>();
    private long bytes;
    private boolean whole = true;

    SourceFiles(FileSource folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    FileSource folder() {
        return folder;
    }

    Findings findings() {
        return findings;
    }

    /** The document of a file; empty, with findings at the file itself, where there is none that can be used. */
    Optional<YamlValue> read(String path) {
        return noted(folder.read(path, findings).flatMap(content -> document(path, content)));
    }

    /** The document of a file that another one names; that it cannot be had is told where it is named. */
    Optional<YamlValue> read(String path, SourceSpan named) {
        Findings told = new Findings();
        Optional<byte[]> content = folder.read(path, told);
        for (Diagnostic why : told.inOrder()) {
            findings.error(named, FileRule.UNREADABLE_FRAGMENT, why.at().file() + ": " + why.problem(), why.remedy());
        }
        return noted(content.flatMap(read -> document(path, read)));
    }

    private Optional<YamlValue> noted(Optional<YamlValue> document) {
        whole &= document.isPresent();
        return document;
    }

    /** Notes that something which the dialplan asks for is not part of it. */
    void misses() {
        whole = false;
    }

    /** Whether every file that the dialplan asks for was read. */
    boolean isWhole() {
        return whole;
    }

    /** Keeps a file that somebody else reads; empty where it is not there. */
    Optional<byte[]> keep(String path) {
        int name = path.lastIndexOf('/') + 1;
        boolean there = folder.names(path.substring(0, name)).contains(path.substring(name));
        Optional<byte[]> content = there ? folder.read(path, findings) : Optional.empty();
        content.ifPresent(read -> kept.put(path, read));
        return content;
    }

    private Optional<YamlValue> document(String path, byte[] content) {
        kept.put(path, content);
        bytes += content.length;
        SourceSpan start = SourceSpan.startOf(folder.shown(path));
        if (bytes > MAX_BYTES) {
            String problem = "with this file the dialplan is larger than 4 MB";
            findings.error(start, FileRule.TOO_MANY_FILES, problem, "make several dialplans of it");
            return Optional.empty();
        }
        return FileBytes.decode(folder.shown(path), content, findings).flatMap(text -> YamlReader.read(text, findings));
    }

    Bundle bundle(String main) {
        return Bundle.of(main, kept);
    }
}
