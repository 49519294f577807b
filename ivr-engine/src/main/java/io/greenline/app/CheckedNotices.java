package io.greenline.app;

import io.greenline.app.notices.DialplansAtHand;
import io.greenline.caller.KnownDialplans;
import io.greenline.caller.NoticeFile;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of notices among the paths that are checked.
 *
 * @param files those that are named, and those of folders that are named
 * @param others the paths to look for dialplans in
 */
record CheckedNotices(List<Path> files, List<Path> others) {

    static CheckedNotices among(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path path : paths) {
            Path inside = path.resolve(NoticeFile.NAME);
            if (Files.isDirectory(path)) {
                others.add(path);
                if (Files.exists(inside)) {
                    files.add(inside);
                }
            } else if (path.endsWith(NoticeFile.NAME)) {
                files.add(path);
            } else {
                others.add(path);
            }
        }
        return new CheckedNotices(files, others);
    }

    /** What is wrong with them; held against these dialplans unless one of those is wrong itself. */
    List<Diagnostic> findings(DialplanFiles.Found dialplans, Instant now) {
        KnownDialplans known = DialplansAtHand.of(dialplans);
        return files.stream()
                .flatMap(file -> NoticeFile.load(file, known, now).diagnostics().stream())
                .toList();
    }
}
