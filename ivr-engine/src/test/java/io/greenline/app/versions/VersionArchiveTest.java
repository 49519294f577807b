package io.greenline.app.versions;

import static io.greenline.app.versions.Yaml.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.app.versions.DialplanFolder.Sourced;
import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionArchiveTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path base;

    private Path folder;
    private VersionArchive archive;

    @BeforeEach
    void open() {
        folder = base.resolve("dialplans");
        archive = new VersionArchive(base.resolve("versions"));
    }

    private Sourced saved(String words) {
        Yaml.save(folder, "hotline.yaml", saying("hotline", words));
        return new DialplanFolder(folder).read(List.of(), NOON).dialplans().get("hotline");
    }

    private DialplanVersion live(String words, Instant at) throws IOException {
        Sourced sourced = saved(words);
        archive.keepLive(sourced, folder, at);
        return sourced.plan().id();
    }

    @Test
    void aVersionIsKeptWholeAndFoundAgain() throws IOException {
        DialplanVersion version = live("One", NOON);
        saved("Two");
        Kept kept = archive.versions("hotline").getFirst();
        assertThat(kept)
                .isEqualTo(new Kept(
                        version, kept.folder(), NOON, Optional.of(NOON), "", "hotline.yaml", List.of("hotline.yaml")));
        assertThat(Files.readString(kept.mainFile())).isEqualTo(saying("hotline", "One"));
        assertThat(archive.load(version).orElseThrow().id()).isEqualTo(version);
        assertThat(archive.dialplans()).containsExactly("hotline");
        assertThat(base.resolve("versions/hotline").toFile().list()).containsExactly(version.hash());
    }

    @Test
    void theOneThatWentLiveLastIsFirstAndARestartChangesNoTime() throws IOException {
        DialplanVersion one = live("One", NOON);
        DialplanVersion two = live("Two", NOON.plusSeconds(1));
        live("One", NOON.plusSeconds(2));
        live("One", NOON.plusSeconds(3));
        assertThat(archive.versions("hotline")).extracting(Kept::version).containsExactly(one, two);
        assertThat(archive.lastLive("hotline").orElseThrow().live()).hasValue(NOON.plusSeconds(2));
    }

    @Test
    void whatIsKeptIsWhatWasLoadedWhateverTheFileHasNow() throws IOException {
        Sourced sourced = saved("One");
        saved("Two");
        archive.keepLive(sourced, folder, NOON);
        assertThat(archive.versions("hotline").getFirst().mainFile()).hasContent(saying("hotline", "One"));
    }

    /** An engine that saw the file and a command that is about to write over it. */
    @Test
    void twoMayKeepTheSameVersionAtTheSameTime() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 50; round++) {
                Sourced sourced = saved("Round " + round);
                Callable<Boolean> keeps = () -> {
                    archive.keepLive(sourced, folder, NOON);
                    return archive.isKept(sourced.plan().id());
                };
                for (Future<Boolean> kept : both.invokeAll(List.of(keeps, keeps))) {
                    assertThat(kept.get()).isTrue();
                }
            }
        }
    }

    @Test
    void aFileOutsideOfTheFolderIsNotKept() {
        Sourced sourced = saved("One");
        assertThatThrownBy(() -> archive.keepLive(sourced, base.resolve("elsewhere"), NOON))
                .hasMessageContaining("outside of");
    }

    @Test
    void oldVersionsGoExceptThoseThatCallsAreIn() throws IOException {
        DialplanVersion first = live("Number 0", NOON);
        DialplanVersion second = live("Number 1", NOON.plusSeconds(1));
        for (int i = 2; i < VersionArchive.MOST + 2; i++) {
            live("Number " + i, NOON.plusSeconds(i));
        }
        archive.prune("hotline", Set.of(first));
        assertThat(archive.isKept(first)).isTrue();
        assertThat(archive.isKept(second)).isFalse();
        assertThat(archive.versions("hotline")).hasSize(VersionArchive.MOST + 1);
    }

    @Test
    void whatWasDamagedIsNoVersion() throws IOException {
        DialplanVersion version = live("One", NOON);
        Kept kept = archive.versions("hotline").getFirst();
        Files.writeString(kept.mainFile(), saying("hotline", "Other words"));
        assertThat(archive.load(version)).as("its content is not its name's").isEmpty();
        Path description = kept.folder().resolveSibling(KeptFile.NAME);
        Files.writeString(description, Files.readString(description).replace("hotline.yaml", "../../x.yaml"));
        assertThat(archive.versions("hotline")).as("it leads outside").isEmpty();
        Files.writeString(description, "{");
        assertThat(archive.versions("hotline")).isEmpty();
        assertThat(archive.load(version)).isEmpty();
    }

    @Test
    void nothingIsKeptWhereNothingCanBeWritten() throws IOException {
        Files.writeString(base.resolve("versions"), "a file in the way");
        Sourced sourced = saved("One");
        assertThatThrownBy(() -> archive.keepLive(sourced, folder, NOON)).isInstanceOf(IOException.class);
        assertThat(archive.dialplans()).isEmpty();
    }
}
