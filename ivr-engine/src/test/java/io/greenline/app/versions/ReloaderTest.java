package io.greenline.app.versions;

import static io.greenline.app.versions.Yaml.BAD;
import static io.greenline.app.versions.Yaml.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.app.versions.ReloadState.Origin;
import io.greenline.session.LiveDialplans.InUse;
import io.greenline.session.LiveDialplans.Lease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloaderTest {
    @TempDir
    Path base;

    private WatchedFolder watched;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        watched = new WatchedFolder(base);
        file = watched.save("hotline.yaml", saying("hotline", "One"));
        watched.start();
        watched.told.clear();
    }

    private Origin origin() {
        return watched.state().live().get("hotline").origin();
    }

    @Test
    void aSavedFileIsLiveForNewCallsOnceItHasStoodStillForALook() throws Exception {
        watched.settle();
        assertThat(watched.told).as("nothing has changed").isEmpty();
        watched.save("hotline.yaml", saying("hotline", "Two"));
        watched.look();
        assertThat(watched.heard()).as("it may be half written").isEqualTo("One");
        watched.look();
        assertThat(watched.heard()).isEqualTo("Two");
        assertThat(watched.told).containsExactly("live: hotline");
        assertThat(watched.state().live().get("hotline").since()).isEqualTo(watched.now);
    }

    @Test
    void aCallInProgressKeepsItsVersionAndThenItIsForgotten() throws Exception {
        Lease call = watched.dialplans().begin("95598").orElseThrow();
        watched.save("hotline.yaml", saying("hotline", "Two"));
        watched.settle();
        assertThat(watched.dialplans().inUse()).extracting(InUse::calls).containsExactly(0, 1);
        call.close();
        assertThat(watched.dialplans().inUse()).hasSize(1);
    }

    @Test
    void aFileThatIsSavedAgainAndAgainIsReadWhenItIsQuiet() throws Exception {
        for (int save = 0; save < 20; save++) {
            watched.save("hotline.yaml", saying("hotline", "Save " + save));
            watched.look();
        }
        assertThat(watched.heard()).isEqualTo("One");
        watched.look();
        assertThat(watched.heard()).isEqualTo("Save 19");
        assertThat(watched.told).containsExactly("live: hotline");
    }

    @Test
    void aBadFileIsRefusedWithItsPlacesAndChangesNothing() throws Exception {
        watched.save("hotline.yaml", BAD);
        watched.settle();
        assertThat(watched.heard()).isEqualTo("One");
        assertThat(origin()).isEqualTo(Origin.REFUSED_FILE);
        assertThat(watched.state().refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.findings().toString()).contains("hotline.yaml:2:"));
        assertThat(watched.told).containsExactly("refused: 1");
        watched.save("other.txt", "no dialplan");
        watched.settle();
        assertThat(watched.told).as("told once").containsExactly("refused: 1");
    }

    @Test
    void aMendedFileIsLiveAndNoLongerRefused() throws Exception {
        watched.save("hotline.yaml", BAD);
        watched.settle();
        watched.save("hotline.yaml", saying("hotline", "Mended"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Mended");
        assertThat(watched.state().refused()).isEmpty();
        assertThat(origin()).isEqualTo(Origin.FILE);
        assertThat(watched.told).containsExactly("refused: 1", "live: hotline", "refused: 0");
    }

    @Test
    void aFilePutBackAsItWasIsNoReload() throws Exception {
        watched.save("hotline.yaml", BAD);
        watched.settle();
        watched.save("hotline.yaml", saying("hotline", "One"));
        watched.settle();
        assertThat(origin()).isEqualTo(Origin.FILE);
        assertThat(watched.told).containsExactly("refused: 1", "refused: 0");
    }

    @Test
    void oneBadFileKeepsNoOtherFromGoingLive() throws Exception {
        watched.save("bad.yaml", BAD.replace("hotline", "second"));
        watched.save("hotline.yaml", saying("hotline", "Two"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Two");
        assertThat(watched.state().refused()).hasSize(1);
    }

    @Test
    void aNewDialplanIsLiveToo() throws Exception {
        watched.save("second.yaml", saying("second", "Hello"));
        watched.settle();
        assertThat(watched.dialplans().live("second")).isPresent();
        assertThat(watched.state().live()).containsOnlyKeys("hotline", "second");
    }

    @Test
    void ofTwoFilesWithOneNameTheOneThatIsLiveStays() throws Exception {
        watched.save("a-copy.yaml", saying("hotline", "Copy"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("One");
        assertThat(watched.state().refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.findings().toString())
                        .contains("a-copy.yaml:1:1", DialplanFolder.NAME_TWICE));
        watched.save("hotline.yaml", saying("hotline", "Two"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Two");
    }

    @Test
    void aDeletedFileStaysLiveAndIsToldAndMayComeBack() throws Exception {
        Files.delete(file);
        watched.settle();
        assertThat(watched.heard()).isEqualTo("One");
        assertThat(origin()).isEqualTo(Origin.NO_FILE);
        watched.save("hotline.yaml", saying("hotline", "Back"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Back");
        assertThat(origin()).isEqualTo(Origin.FILE);
    }

    @Test
    void theWholeFolderMayGoAndComeBack() throws Exception {
        Path elsewhere = base.resolve("elsewhere");
        Files.move(watched.folder, elsewhere);
        watched.settle();
        assertThat(watched.heard()).isEqualTo("One");
        Files.move(elsewhere, watched.folder);
        watched.save("hotline.yaml", saying("hotline", "Two"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Two");
    }

    @Test
    void aFolderThatIsALinkIsFollowedWhereverItIsTurned() throws Exception {
        Path releases = base.resolve("releases");
        Yaml.save(releases.resolve("1"), "hotline.yaml", saying("hotline", "One"));
        Yaml.save(releases.resolve("2"), "hotline.yaml", saying("hotline", "Two"));
        Files.delete(file);
        Files.delete(watched.folder);
        Files.createSymbolicLink(watched.folder, releases.resolve("1"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("One");
        Path turned = Files.createSymbolicLink(base.resolve("turned"), releases.resolve("2"));
        Files.move(turned, watched.folder, StandardCopyOption.ATOMIC_MOVE);
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Two");
    }

    @Test
    void aFileRenamedIntoPlaceIsSeenThoughSizeAndTimeAreTheSame() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Path other = Files.writeString(base.resolve("other.yaml"), saying("hotline", "Two"));
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Two");
    }

    @Test
    void aFileWrittenOverIsSeenThoughItsTimeIsPutBack() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, saying("hotline", "Two"));
        Files.setLastModifiedTime(file, time);
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Two");
    }

    @Test
    void aVersionThatCallersWouldNotHearIsRefusedAndTriedAgain() throws Exception {
        watched.mute = true;
        watched.save("hotline.yaml", saying("hotline", "Two"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("One");
        assertThat(watched.state().refused())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.findings().toString()).contains("said in en-US", "no space left"));
        watched.mute = false;
        watched.settle();
        assertThat(watched.heard()).as("not at once").isEqualTo("One");
        watched.now = watched.now.plus(Reloader.RETRY);
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Two");
        assertThat(watched.state().refused()).isEmpty();
    }

    @Test
    void whatFailsByAFaultOfTheEngineIsTriedAgainToo() throws Exception {
        watched.whenVoiced = () -> {
            throw new IllegalStateException("broken on purpose");
        };
        watched.save("hotline.yaml", saying("hotline", "Two"));
        assertThatThrownBy(watched::settle).hasMessage("broken on purpose");
        assertThat(watched.heard()).isEqualTo("One");
        watched.whenVoiced = () -> {};
        watched.settle();
        assertThat(watched.heard()).as("not at once").isEqualTo("One");
        watched.now = watched.now.plus(Reloader.RETRY);
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Two");
    }

    @Test
    void aNewRecordingIsHeardByNewCallsAndTheVersionStaysTheSame() throws Exception {
        Lease call = watched.dialplans().begin("95598").orElseThrow();
        int before = watched.voiced;
        Yaml.save(base.resolve("recordings/en-US"), "said.wav", "sound");
        for (int look = 0; look < 32; look++) {
            watched.look();
        }
        assertThat(watched.voiced).as("once").isEqualTo(before + 1);
        Lease next = watched.dialplans().begin("95598").orElseThrow();
        assertThat(next.served()).isNotSameAs(call.served());
        assertThat(next.served().version()).isEqualTo(call.served().version());
        assertThat(watched.dialplans().inUse()).extracting(InUse::calls).containsExactly(2);
        assertThat(watched.told).as("no version went live").isEmpty();
    }

    @Test
    void whatWentLiveIsInTheArchive() throws Exception {
        watched.look();
        watched.save("hotline.yaml", saying("hotline", "Two"));
        watched.settle();
        List<Kept> kept = watched.archive.versions("hotline");
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst().version())
                .isEqualTo(watched.state().live().get("hotline").version());
        assertThat(Files.readString(kept.getLast().mainFile())).isEqualTo(saying("hotline", "One"));
    }

    @Test
    void anEngineThatIsStartedAgainWithABadFileGoesOnWithWhatWasLive() throws Exception {
        watched.look();
        watched.save("hotline.yaml", BAD);
        watched.start();
        assertThat(watched.heard()).isEqualTo("One");
        assertThat(origin()).isEqualTo(Origin.REFUSED_FILE);
        assertThat(watched.state().refused()).hasSize(1);
        watched.save("hotline.yaml", saying("hotline", "Mended"));
        watched.settle();
        assertThat(watched.heard()).isEqualTo("Mended");
    }

    @Test
    void anEngineThatIsStartedAgainWithABadNewFragmentGoesOnToo() throws Exception {
        watched.look();
        watched.save("part.yaml", "fragment: part\nnodes: {more: {play: nothing}}\n");
        watched.save(
                "hotline.yaml",
                saying("hotline", "Two").replace("start: said\n", "start: said\ninclude: [part.yaml]\n"));
        watched.start();
        assertThat(watched.heard()).isEqualTo("One");
        assertThat(watched.state().refused().toString()).contains("part.yaml");
    }

    @Test
    void anEngineWithABadFileAndNothingBeforeItDoesNotStart() {
        watched.save("hotline.yaml", BAD);
        assertThatThrownBy(watched::start).isInstanceOf(FirstDialplans.Unusable.class);
    }

    @Test
    void whateverIsSavedNewCallsHearTheLastGoodVersion() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            String good = watched.heard();
            for (int step = 0; step < 12; step++) {
                String saved = act(random, seed * 100 + step);
                watched.settle();
                good = saved.isEmpty() ? good : saved;
                assertThat(watched.heard()).as("seed %d, step %d", seed, step).isEqualTo(good);
            }
            watched.save("hotline.yaml", saying("hotline", good));
            watched.settle();
        }
    }

    /** Does something to the folder; the words of a new good version, or empty. */
    private String act(Random random, int number) throws Exception {
        String words = "Words " + number;
        String text = saying("hotline", words);
        return switch (random.nextInt(6)) {
            case 0 -> {
                watched.save("hotline.yaml", text);
                yield words;
            }
            case 1 -> {
                // Cut inside the nodes: whatever a writer that was killed left.
                watched.save("hotline.yaml", text.substring(0, 80 + random.nextInt(100)));
                yield "";
            }
            case 2 -> {
                watched.save("hotline.yaml", BAD);
                yield "";
            }
            case 3 -> {
                Files.deleteIfExists(file);
                yield "";
            }
            case 4 -> {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                Files.write(file, noise);
                yield "";
            }
            default -> {
                Path whole = Files.writeString(base.resolve("whole"), text);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
                yield words;
            }
        };
    }
}
