package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.GrammarName;
import io.greenline.speech.Calibration;
import io.greenline.speech.Calibration.Curve;
import io.greenline.speech.Calibration.Key;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that listen to files, with the starter models. */
class HearingCommandsTest {
    private static final Path SPEECH = Path.of("..", "speech");
    private static final Path GRAMMARS = Path.of("..", "grammars");

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private static String sample(String name) {
        return SPEECH.resolve("samples").resolve(name).toString();
    }

    @Test
    void aFileIsTranscribedInBothLanguages() {
        assertThat(run("transcribe", sample("en-phrase-02.wav"), "--language", "en-US"))
                .isZero();
        assertThat(run("transcribe", sample("zh-phrase-01.wav"), "--language", "zh-CN"))
                .isZero();
        assertThat(out.toString().lines()).containsExactly("when will the power be restored", "我要 报修");
    }

    @Test
    void withAGrammarTheMeaningIsPrintedTooAndSilenceEndsWithOne() {
        assertThat(run(
                        "transcribe",
                        sample("en-digits-04.wav"),
                        "--language",
                        "en-US",
                        "--grammar",
                        "digits",
                        "--grammars",
                        GRAMMARS.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("double four three one nine").contains("\"44319\"");
        assertThat(run(
                        "transcribe",
                        sample("en-silence-01.wav"),
                        "--language",
                        "en-US",
                        "--grammar",
                        "digits",
                        "--grammars",
                        GRAMMARS.toString()))
                .isEqualTo(1);
    }

    @Test
    void asJsonTheAnswersCarryGrammarAndVersion() {
        assertThat(run(
                        "transcribe",
                        sample("zh-yesno-02.wav"),
                        "--language",
                        "zh-CN",
                        "--grammar",
                        "yes-no",
                        "--grammars",
                        GRAMMARS.toString(),
                        "--format",
                        "json"))
                .isZero();
        assertThat(out.toString()).contains("\"heard\" : \"不是\"", "\"meaning\" : false", "\"grammar\" : \"yes-no\"");
    }

    @Test
    void mistakesOfWhoeverTypesAreToldInALine() throws IOException {
        Files.writeString(home.resolve("no.wav"), "no sound");
        assertThat(run("transcribe", home.resolve("no.wav").toString(), "--language", "en-US"))
                .isEqualTo(1);
        assertThat(run("transcribe", sample("en-yesno-01.wav"), "--language", "de-DE"))
                .isEqualTo(1);
        assertThat(run("transcribe", sample("en-yesno-01.wav"), "--language", "english please"))
                .isEqualTo(1);
        assertThat(run(
                        "transcribe",
                        sample("en-yesno-01.wav"),
                        "--language",
                        "en-US",
                        "--grammar",
                        "nope",
                        "--grammars",
                        GRAMMARS.toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(4);
        assertThat(err.toString())
                .contains("not a WAV file", "no speech model for de-DE", "is not a language tag", "no grammar 'nope'");
    }

    @Test
    void theModelsAreToldWithTheirWords() {
        assertThat(run("speech", "models")).isZero();
        assertThat(out.toString()).contains("en-US  872 words", "zh-CN  755 words");
    }

    @Test
    void calibratingTellsTheAccuracyAndWritesACurveThatTheEngineReads() throws IOException {
        Path grammars = Files.createDirectory(home.resolve("grammars"));
        Files.copy(GRAMMARS.resolve("yes-no.en-US.gram"), grammars.resolve("yes-no.en-US.gram"));
        Path voices = Files.createDirectory(home.resolve("voices"));
        StringBuilder labels = new StringBuilder("file\tlanguage\ttext\n");
        String[] texts = {"yes", "no", "yeah", "correct", "yes please"};
        for (int i = 1; i <= 5; i++) {
            String name = "en-yesno-0%d.wav".formatted(i);
            Files.copy(Path.of(sample(name)), voices.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            labels.append("%s\ten\t%s%n".formatted(name, texts[i - 1]));
        }
        Files.copy(Path.of(sample("en-oog-01.wav")), voices.resolve("en-oog-01.wav"));
        labels.append("en-oog-01.wav\ten\telephants like bananas\n");
        Files.writeString(voices.resolve("transcripts.tsv"), labels);

        assertThat(run(
                        "speech",
                        "calibrate",
                        voices.toString(),
                        "--grammar",
                        "yes-no",
                        "--language",
                        "en-US",
                        "--grammars",
                        grammars.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("right: 5 of 5 that the grammar takes", "0 of 1 that it does not take", "accept from 0.");
        Calibration read = CalibrationFile.in(grammars).read();
        assertThat(read.curves()).containsOnlyKeys(new Key(new GrammarName("yes-no"), new Language("en-US")));
    }

    @Test
    void aCalibrationFileKeepsWhatItHasAndTellsItsMistakes() throws IOException {
        CalibrationFile file = CalibrationFile.in(home);
        assertThat(file.read()).isEqualTo(Calibration.none());
        Key menu = new Key(new GrammarName("menu"), new Language("en-US"));
        Key digits = new Key(new GrammarName("digits"), new Language("zh-CN"));
        file.put(menu, new Curve(-1, 2, 3));
        file.put(digits, new Curve(-4, 5, 6));
        file.put(menu, new Curve(-1.5, 2, 3));
        assertThat(file.read().curves())
                .containsEntry(menu, new Curve(-1.5, 2, 3))
                .containsEntry(digits, new Curve(-4, 5, 6));
        Files.writeString(
                file.file(), Files.readString(file.file()) + "menu\ten-US\t1\t2\t3\nmenu\tzh-CN\tNaN\t2\t3\nx\n");
        assertThat(file.read().curves()).hasSize(2);
        assertThat(file.problems())
                .containsExactly(
                        file.file() + ":4:1: menu in en-US stands twice; remove one",
                        file.file()
                                + ":5:1: no line of a calibration (a weight is from -100 to 100, not NaN); make it with: greenline speech calibrate",
                        file.file()
                                + ":6:1: no line of a calibration (1 fields); make it with: greenline speech calibrate");
    }
}
