package io.greenline.app.versions;

import static io.greenline.app.versions.Yaml.BAD;
import static io.greenline.app.versions.Yaml.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.app.versions.DialplanFolder.Sourced;
import io.greenline.app.versions.Publication.Item;
import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path base;

    private Path live;
    private Path drafts;
    private VersionArchive archive;

    @BeforeEach
    void open() {
        live = base.resolve("live");
        drafts = base.resolve("drafts");
        archive = new VersionArchive(base.resolve("versions"));
    }

    private Item draft(String file, String words) {
        Path saved = Yaml.save(drafts, file, saying("hotline", words));
        Sourced sourced = new DialplanFolder(drafts)
                .read(List.of(saved), NOON)
                .dialplans()
                .get("hotline");
        return new Item(sourced.plan().id(), sourced.plan().files(), "");
    }

    private Publication.Outcome put(Item item) throws IOException {
        return new Publication(live, archive).put(List.of(item), NOON);
    }

    @Test
    void aNewDialplanIsPutIntoTheFolderWhichIsMade() throws IOException {
        assertThat(put(draft("hotline.yaml", "One")).written()).containsExactly(live.resolve("hotline.yaml"));
        assertThat(live.resolve("hotline.yaml")).hasContent(saying("hotline", "One"));
        assertThat(live.toFile().list()).containsExactly("hotline.yaml");
    }

    @Test
    void aDialplanReplacesTheFileThatHoldsItWhateverItIsCalled() throws IOException {
        Yaml.save(live.resolve("sub"), "old-name.yaml", saying("hotline", "One"));
        put(draft("hotline.yaml", "Two"));
        assertThat(live.resolve("sub/hotline.yaml")).hasContent(saying("hotline", "Two"));
        assertThat(live.resolve("sub/old-name.yaml")).doesNotExist();
        assertThat(archive.versions("hotline").getFirst().mainFile()).hasContent(saying("hotline", "One"));
        assertThat(archive.versions("hotline").getFirst().place()).isEqualTo("sub");
    }

    @Test
    void anEditThatWasNeverLiveIsKeptBeforeItIsWrittenOver() throws IOException {
        Yaml.save(live, "hotline.yaml", saying("hotline", "Unpublished"));
        DialplanVersion edit = put(draft("hotline.yaml", "Two")).edits().getFirst();
        Kept kept = archive.versions("hotline").getFirst();
        assertThat(kept.version()).isEqualTo(edit);
        assertThat(kept.live()).isEmpty();
        assertThat(kept.mainFile()).hasContent(saying("hotline", "Unpublished"));
    }

    @Test
    void evenAnEditWithErrorsIsKept() throws IOException {
        Yaml.save(live, "hotline.yaml", BAD);
        assertThat(put(draft("hotline.yaml", "Two")).edits()).hasSize(1);
        assertThat(archive.versions("hotline").getFirst().mainFile()).hasContent(BAD);
        assertThat(live.resolve("hotline.yaml")).hasContent(saying("hotline", "Two"));
    }

    @Test
    void whatWasLiveIsNoEdit() throws IOException {
        Yaml.save(live, "hotline.yaml", saying("hotline", "One"));
        archive.keepLive(
                new DialplanFolder(live).read(List.of(), NOON).dialplans().get("hotline"), live, NOON);
        assertThat(put(draft("hotline.yaml", "Two")).edits()).isEmpty();
    }

    @Test
    void whatIsThereAlreadyIsNotWrittenAgain() throws IOException {
        put(draft("hotline.yaml", "One"));
        Publication.Outcome again = put(draft("hotline.yaml", "One"));
        assertThat(again.written()).isEmpty();
        assertThat(again.edits()).isEmpty();
    }

    @Test
    void whatAKilledPublicationLeftIsRemovedByTheNext() throws IOException {
        put(draft("hotline.yaml", "One"));
        Path left = Durable.prepare(live.resolve("hotline.yaml"), "half".getBytes(StandardCharsets.UTF_8));
        assertThat(new DialplanFolder(live).read(List.of(), NOON).refused())
                .as("no engine reads it")
                .isEmpty();
        put(draft("hotline.yaml", "Two"));
        assertThat(left).doesNotExist();
    }

    @Test
    void whereTheEditCannotBeKeptNothingIsWrittenOver() throws IOException {
        Yaml.save(live, "hotline.yaml", saying("hotline", "Unpublished"));
        Files.createDirectories(archive.root());
        Files.writeString(archive.root().resolve("hotline"), "a file in the way");
        Item item = draft("hotline.yaml", "Two");
        assertThatThrownBy(() -> put(item)).isInstanceOf(IOException.class);
        assertThat(live.resolve("hotline.yaml")).hasContent(saying("hotline", "Unpublished"));
    }

    @Test
    void partsComeBeforeTheFileThatNamesThem() throws IOException {
        Yaml.save(drafts.resolve("parts"), "end.yaml", """
                fragment: end
                nodes:
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                """);
        Path file = Yaml.save(
                drafts,
                "hotline.yaml",
                saying("hotline", "One")
                        .replace("start: said\n", "start: said\ninclude: [parts/end.yaml]\n")
                        .replaceAll("  desk: .*\n", ""));
        Sourced sourced =
                new DialplanFolder(drafts).read(List.of(file), NOON).dialplans().get("hotline");
        assertThat(put(new Item(sourced.plan().id(), sourced.plan().files(), ""))
                        .written())
                .containsExactly(live.resolve("parts/end.yaml"), live.resolve("hotline.yaml"));
        assertThat(new DialplanFolder(live)
                        .read(List.of(), NOON)
                        .dialplans()
                        .get("hotline")
                        .plan()
                        .id())
                .isEqualTo(sourced.plan().id());
    }
}
