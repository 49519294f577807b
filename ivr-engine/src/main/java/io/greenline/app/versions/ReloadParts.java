package io.greenline.app.versions;

import java.time.InstantSource;

/**
 * What makes a folder's files live dialplans.
 *
 * @param folder where the files are
 * @param archive where each version that goes live is kept
 * @param voice says the prompts
 */
public record ReloadParts(DialplanFolder folder, VersionArchive archive, Voice voice, InstantSource clock) {
    FolderStamps stamps() {
        return FolderStamps.of(folder.directory(), ".yaml");
    }
}
