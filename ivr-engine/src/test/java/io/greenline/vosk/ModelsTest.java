package io.greenline.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.audio.MalformedWavException;
import io.greenline.grammar.Phrases;
import io.greenline.speech.Recognizer;
import io.greenline.speech.RecognizerException;
import io.greenline.speech.RecognizerStream;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model's folder is other people's: it is removed, cut and half copied while calls are listened to. */
class ModelsTest {
    private static final Language ENGLISH = new Language("en-US");
    private static final Phrases YES_NO = new Phrases(List.of("yes", "no"), Phrases.Extent.SENTENCES, false);

    @TempDir
    private Path home;

    private Path model() throws IOException {
        Path to = home.resolve("model");
        Path from = StarterModels.folder("en");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void cut(Path file, int percent) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length * percent / 100));
    }

    private static String heard(Recognizer recognizer) throws RecognizerException {
        try (RecognizerStream stream = recognizer.open(List.of(YES_NO))) {
            String _ = stream.accept(StarterModels.voice("en-yesno-01.wav"));
            return stream.finish().getFirst().text();
        } catch (IOException | MalformedWavException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "am/final.mdl",
                "conf/mfcc.conf",
                "conf/model.conf",
                "graph/Gr.fst",
                "graph/HCLr.fst",
                "graph/disambig_tid.int"
            })
    void aModelWithAFileMissingOrEmptyIsRefusedWithTheFilesName(String file) throws IOException {
        Path model = model();
        Files.write(model.resolve(file), new byte[0]);
        assertThatThrownBy(() -> LoadedModel.read(new ModelFolder(model)))
                .isInstanceOf(RecognizerException.class)
                .hasMessageContaining(file)
                .hasMessageContaining("copy the model again");
        Files.delete(model.resolve(file));
        assertThatThrownBy(() -> LoadedModel.read(new ModelFolder(model)))
                .isInstanceOf(RecognizerException.class)
                .hasMessageContaining(file)
                .hasMessageContaining("it is missing");
    }

    /** Those over which libvosk would end the process. */
    @ParameterizedTest
    @CsvSource({"graph/HCLr.fst,30", "graph/HCLr.fst,70", "graph/disambig_tid.int,30", "graph/Gr.fst,99"})
    void aModelWithAFileThatBreaksOffIsRefused(String file, int percent) throws IOException {
        Path model = model();
        cut(model.resolve(file), percent);
        assertThatThrownBy(() -> LoadedModel.read(new ModelFolder(model)))
                .isInstanceOf(RecognizerException.class)
                .hasMessageContaining(file);
    }

    @Test
    void aModelWhoseFeaturesDoNotFitItsNetworkIsRefused() throws IOException {
        Path model = model();
        Files.writeString(model.resolve("conf/mfcc.conf"), "--sample-frequency=8000\n");
        assertThatThrownBy(() -> LoadedModel.read(new ModelFolder(model)))
                .hasMessageContaining("it makes 13 features, the network takes 40");
    }

    @Test
    void aModelThatLibvoskRefusesIsNamed() throws IOException {
        Path model = model();
        cut(model.resolve("am/final.mdl"), 70);
        assertThatThrownBy(() -> LoadedModel.read(new ModelFolder(model)))
                .isInstanceOf(RecognizerException.class)
                .hasMessageContaining("libvosk cannot read the model in " + model);
    }

    @Test
    void wordsAreThoseOfTheGraphEvenWithoutAList() throws IOException, RecognizerException {
        Path model = model();
        Files.delete(model.resolve("vocabulary.txt"));
        assertThat(new ModelFolder(model).examine().words())
                .hasSize(872)
                .contains("outage")
                .doesNotContain("[unk]", "<eps>", "#0");
    }

    @Test
    void aModelInMemoryOutlivesItsFolder() throws IOException, RecognizerException {
        Path folder = model();
        ModelPlace place = new ModelPlace(ENGLISH, new ModelFolder(folder));
        place.first();
        Recognizer recognizer = new VoskRecognizer(place);
        try (RecognizerStream before = recognizer.open(List.of(YES_NO))) {
            delete(folder);
            look(place, 5);
            assertThat(before.accept(StarterModels.voice("en-yesno-01.wav"))).isNotNull();
            assertThat(before.finish().getFirst().text()).isEqualTo("yes");
        } catch (MalformedWavException malformed) {
            throw new IllegalStateException(malformed);
        }
        assertThat(heard(recognizer)).isEqualTo("yes");
        assertThat(place.state().problem().orElseThrow())
                .contains("there is no folder " + folder)
                .endsWith("the one in memory goes on");
        place.close();
    }

    @Test
    void aModelThatIsCutUnderTheEngineChangesNothingAndAWholeOneIsTakenAgain() throws IOException, RecognizerException {
        Path folder = model();
        ModelPlace place = new ModelPlace(ENGLISH, new ModelFolder(folder));
        place.first();
        cut(folder.resolve("graph/HCLr.fst"), 50);
        look(place, 5);
        assertThat(place.state().problem().orElseThrow()).contains("it breaks off");
        assertThat(heard(new VoskRecognizer(place))).isEqualTo("yes");
        model();
        look(place, 2);
        assertThat(place.state().problem()).isEmpty();
        assertThat(heard(new VoskRecognizer(place))).isEqualTo("yes");
        place.close();
    }

    @Test
    void aModelThatComesLaterIsFoundByItselfOnceItsFolderStaysTheSame() throws IOException, RecognizerException {
        ModelPlace place = new ModelPlace(ENGLISH, new ModelFolder(home.resolve("model")));
        place.first();
        Recognizer recognizer = new VoskRecognizer(place);
        assertThatThrownBy(() -> recognizer.open(List.of(YES_NO)))
                .isInstanceOf(RecognizerException.class)
                .hasMessageStartingWith("no speech model for en-US: there is no folder");
        assertThat(recognizer.words("yes")).isEmpty();
        Path folder = model();
        place.look();
        assertThat(place.state().words()).as("it may still be written").isEmpty();
        place.look();
        assertThat(place.state().words()).contains(872);
        assertThat(heard(recognizer)).isEqualTo("yes");
        assertThat(folder).isDirectory();
        place.close();
    }

    @Test
    void aLanguageIsServedByTheSameLanguageElsewhereAndAnotherByNobody() {
        try (Models models = Models.open(Map.of(ENGLISH, StarterModels.folder("en")), Duration.ofHours(1))) {
            assertThat(models.recognizer(new Language("en-GB"))).isPresent();
            assertThat(models.recognizer(new Language("zh-CN"))).isEmpty();
            assertThat(models.states()).singleElement().satisfies(state -> {
                assertThat(state.words()).contains(872);
                assertThat(state.problem()).isEmpty();
            });
        }
    }

    private static void look(ModelPlace place, int times) {
        for (int i = 0; i < times; i++) {
            place.look();
        }
    }
}
