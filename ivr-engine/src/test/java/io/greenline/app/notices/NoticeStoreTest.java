package io.greenline.app.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.caller.KnownDialplans;
import io.greenline.caller.NoticeDraft;
import io.greenline.caller.NoticeEdits;
import io.greenline.caller.NoticeId;
import io.greenline.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeStoreTest {
    private static final NoticeDraft DRAFT = NoticeDraft.named(new NoticeId("fresh"))
            .withTexts("text", Map.of("en-US", "Hi"))
            .with("until", "2026-11-27T08:00Z");

    @TempDir
    Path folder;

    private Path file;
    private NoticeStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("notices.yaml");
        store = new NoticeStore(file, KnownDialplans.NONE_AT_HAND, Instant.parse("2026-11-26T00:00:00Z"));
    }

    private static NoticeStore.Change adding(Function<SourceText, Optional<String>> edit) {
        return new NoticeStore.Change(
                edit, (before, after) -> after.all().size() == before.all().size() + 1);
    }

    private void save(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatAnEditorSavesMeanwhileIsKept() throws Exception {
        save("notices:\n");
        AtomicInteger edits = new AtomicInteger();
        store.change(adding(text -> {
            if (edits.incrementAndGet() == 1) {
                save("# mine\nnotices:\n  old: {text: {en-US: Old}, until: 2026-11-27T08:00Z}\n");
            }
            return new NoticeEdits(text).withNotice(DRAFT);
        }));
        assertThat(edits).hasValue(2);
        assertThat(Files.readString(file)).startsWith("# mine\n");
        assertThat(store.read().all()).extracting(notice -> notice.id().value()).containsExactly("fresh", "old");
    }

    @Test
    void aFileThatChangesEveryTimeIsGivenUpAndStaysAsItIs() throws Exception {
        AtomicInteger edits = new AtomicInteger();
        assertThatThrownBy(() -> store.change(adding(text -> {
                    save("notices: # %d%n".formatted(edits.incrementAndGet()));
                    return new NoticeEdits(text).withNotice(DRAFT);
                })))
                .isInstanceOf(NoticeStore.NotChanged.class)
                .hasMessageContaining("somebody keeps changing it");
        assertThat(Files.readString(file)).startsWith("notices: # ").doesNotContain("fresh");
    }

    @Test
    void aChangeOfAnythingElseIsNotWritten() throws Exception {
        String before = "notices:\n  old: {text: {en-US: Old}, until: 2026-11-27T08:00Z}\n";
        save(before);
        assertThatThrownBy(() -> store.change(adding(text -> Optional.of("notices:\n"))))
                .hasMessageContaining("change it by hand");
        assertThatThrownBy(() -> store.change(adding(_ -> Optional.empty()))).hasMessageContaining("by hand");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aByteOrderMarkStaysWhereItWas() throws Exception {
        save("\uFEFFnotices:\n");
        store.change(adding(text -> new NoticeEdits(text).withNotice(DRAFT)));
        assertThat(Files.readString(file)).startsWith("\uFEFFnotices:\n  fresh:\n");
    }

    @Test
    void aHugeFileIsRefused() {
        save("#".repeat(2_000_000));
        assertThatThrownBy(() -> store.read()).hasMessageContaining("larger than 1 MB");
        assertThatThrownBy(() -> store.change(adding(text -> new NoticeEdits(text).withNotice(DRAFT))))
                .hasMessageContaining("larger than 1 MB");
    }
}
