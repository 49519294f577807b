package io.greenline.dialplan;

import io.greenline.source.Findings;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that a dialplan lives in: on a disk, in an archive, in a test's memory. Paths are relative to that folder, with
 * {@code /} between their parts on every machine; they have been checked to hold no {@code ..} before they come here.
 */
public interface FileSource {
    /** What findings call the file of this path: as the operator would type it. */
    String shown(String path);

    /**
     * A file's bytes, cut off one behind the largest that is read; empty, with a finding, where it cannot be had or lies
     * outside the folder.
     */
    Optional<byte[]> read(String path, Findings findings);

    /** The names of the regular files in a folder: {@code fragments/}, or the empty path for the dialplan's own. */
    Set<String> names(String folder);
}
