package io.greenline.app.notices;

import io.greenline.caller.KnownDialplans;
import io.greenline.caller.NoticeFile;
import io.greenline.caller.Notices;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import io.greenline.yaml.FileBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Changes a file of notices as a person with an editor would, but whole or not at all: what is written was loaded first, the
 * new file takes the old one's place in one step, and a change that somebody else makes meanwhile is not lost.
 */
public final class NoticeStore {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int TRIES = 5;

    private final Path file;
    private final KnownDialplans dialplans;
    private final Instant now;

    /** A change that was not made; the lines say why. */
    public static final class NotChanged extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<String> lines;

        NotChanged(List<String> lines) {
            super(String.join("\n", lines));
            this.lines = List.copyOf(lines);
        }

        /** Why, in words for a person. */
        public List<String> lines() {
            return lines;
        }
    }

    /**
     * A change of the text.
     *
     * @param edit the changed text; empty where the place for it cannot be found
     * @param intended whether of the notices before and after just that has changed which was to change
     */
    public record Change(Function<SourceText, Optional<String>> edit, BiPredicate<Notices, Notices> intended) {}

    /** The file, which need not be there yet. */
    public NoticeStore(Path file, KnownDialplans dialplans, Instant now) {
        this.file = file;
        this.dialplans = dialplans;
        this.now = now;
    }

    /**
     * The notices that the file has; none where it is not there.
     *
     * @throws NotChanged when it cannot be used
     */
    public Notices read() throws NotChanged {
        return Files.exists(file)
                ? loaded(NoticeFile.load(file, dialplans, now)).notices()
                : Notices.NONE;
    }

    /**
     * Changes the file.
     *
     * @return what it holds afterwards, with warnings
     * @throws NotChanged when it is as it was
     */
    public NoticeFile.Loaded change(Change change) throws NotChanged {
        try {
            Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path beside = real.resolveSibling("." + real.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return changeLocked(real, change);
            }
        } catch (IOException e) {
            throw new NotChanged(
                    List.of("%s: cannot be written (%s); see that you may write there".formatted(file, e)));
        }
    }

    private NoticeFile.Loaded changeLocked(Path real, Change change) throws IOException, NotChanged {
        for (int i = 0; i < TRIES; i++) {
            byte[] before = bytes(real);
            Notices old = before.length == 0
                    ? Notices.NONE
                    : loaded(NoticeFile.load(file.toString(), before, dialplans, now))
                            .notices();
            byte[] after = edited(before, change);
            NoticeFile.Loaded loaded = loadedAnew(NoticeFile.load(file.toString(), after, dialplans, now));
            if (!change.intended.test(old, loaded.notices())) {
                throw byHand();
            }
            Path unfinished = write(real, after);
            try {
                // An editor may have saved since: its text is edited then.
                if (Arrays.equals(before, bytes(real))) {
                    Files.move(unfinished, real, StandardCopyOption.ATOMIC_MOVE);
                    return loaded;
                }
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
        throw new NotChanged(List.of("%s: somebody keeps changing it; try again".formatted(file)));
    }

    private static byte[] bytes(Path real) throws IOException {
        try (InputStream in = Files.newInputStream(real)) {
            return in.readNBytes(FileBytes.MAX_BYTES + 1); // More is refused when it is decoded.
        } catch (NoSuchFileException notYet) {
            return new byte[0];
        }
    }

    private byte[] edited(byte[] before, Change change) throws NotChanged {
        Findings findings = new Findings();
        SourceText text = before.length == 0
                ? new SourceText(file.toString(), "")
                : FileBytes.decode(file.toString(), before, findings).orElseThrow(() -> refused(findings.inOrder()));
        byte[] after = change.edit.apply(text).orElseThrow(this::byHand).getBytes(StandardCharsets.UTF_8);
        boolean marked = before.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(before, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        if (!marked) {
            return after;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(BYTE_ORDER_MARK);
        all.writeBytes(after);
        return all.toByteArray();
    }

    private static Path write(Path real, byte[] content) throws IOException {
        Path unfinished = real.resolveSibling("." + real.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(unfinished, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            PosixFileAttributeView view = Files.getFileAttributeView(unfinished, PosixFileAttributeView.class);
            if (view != null && Files.exists(real)) {
                view.setPermissions(Files.getPosixFilePermissions(real));
            }
            return unfinished;
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    private static NoticeFile.Loaded loaded(NoticeFile.Result result) throws NotChanged {
        return switch (result) {
            case NoticeFile.Loaded loaded -> loaded;
            case NoticeFile.Refused(var errors) -> throw refused(errors);
        };
    }

    /** Findings about what was to be written have no place in the file: what is wrong is what was asked for. */
    private static NoticeFile.Loaded loadedAnew(NoticeFile.Result result) throws NotChanged {
        return switch (result) {
            case NoticeFile.Loaded loaded -> loaded;
            case NoticeFile.Refused(var errors) ->
                throw new NotChanged(errors.stream()
                        .map(error -> "%s; %s [%s]".formatted(error.problem(), error.remedy(), error.rule()))
                        .toList());
        };
    }

    private static NotChanged refused(List<Diagnostic> errors) {
        return new NotChanged(errors.stream().map(Diagnostic::toString).toList());
    }

    private NotChanged byHand() {
        return new NotChanged(
                List.of("%s: it is written in a way in which this change cannot be made safely; change it by hand"
                        .formatted(file)));
    }
}
