package io.greenline.app.versions;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What makes a folder's files live dialplans.
 *
 * @param folder where the files are
 * @param recordings folder of prompts that people have spoken; a new one is heard without a new version
 * @param archive where each version that goes live is kept
 * @param voice says the prompts
 */
public record ReloadParts(
        DialplanFolder folder, Path recordings, VersionArchive archive, Voice voice, InstantSource clock) {
    FolderStamps stamps() {
        return FolderStamps.of(folder.directory(), ".yaml", ".gram", ".grxml")
                .and(FolderStamps.of(folder.sharedGrammars(), ".gram", ".grxml"));
    }

    FolderStamps recordingStamps() {
        return FolderStamps.of(recordings, ".wav", ".ulaw");
    }
}
