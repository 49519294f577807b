package io.greenline.rehearsal;

import io.greenline.rehearsal.TestFiles.Stamp;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Plays again and again: whenever a file was saved. */
public final class Watch {
    private final Supplier<Map<Path, Stamp>> files;
    private final Pause pause;

    /** What is between two looks at the files. */
    public interface Pause {
        /**
         * Waits a little.
         *
         * @return whether to look once more
         */
        boolean over() throws InterruptedException;
    }

    public Watch(Supplier<Map<Path, Stamp>> files, Pause pause) {
        this.files = files;
        this.pause = pause;
    }

    /** Plays at once, and whenever the files differ from what they were when the last play began; ends when the pause says so. */
    public void run(Play play) throws InterruptedException {
        Map<Path, Stamp> before = files.get();
        play.play();
        while (pause.over()) {
            Map<Path, Stamp> now = files.get();
            if (!now.equals(before)) {
                before = now;
                play.play();
            }
        }
    }

    /** What is to be done when a file was saved. */
    public interface Play {
        void play() throws InterruptedException;
    }
}
