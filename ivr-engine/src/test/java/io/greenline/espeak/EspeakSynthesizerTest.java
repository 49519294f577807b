package io.greenline.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.audio.Loudness;
import io.greenline.audio.Pcm;
import io.greenline.prompt.Speech;
import io.greenline.prompt.Synthesis;
import io.greenline.prompt.Synthesis.Reason;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakSynthesizerTest {
    private static final Language ENGLISH = new Language("en-US");
    private static final Language MANDARIN = new Language("zh-CN");
    private static final Duration PLENTY = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    /** espeak-ng 1.51's plain Mandarin voice says "yi one" for the number one: more than twice as long. */
    @ParameterizedTest
    @ValueSource(strings = {"一", "幺", "二", "三", "四", "五", "六", "七", "八", "九", "零", "负", "点"})
    void aChineseCharacterIsOneSyllable(String character) throws InterruptedException {
        assertThat(words(character, MANDARIN)).isBetween(Duration.ofMillis(100), Duration.ofMillis(520));
    }

    @Test
    void mandarinIsSpokenAtAPaceThatCanBeFollowed() throws InterruptedException {
        Duration greeting = words("您好欢迎致电供电服务热线", MANDARIN);
        assertThat(greeting.toMillis() / 12).as("milliseconds a syllable").isBetween(180L, 330L);
    }

    @Test
    void slowSpeechIsAboutSevenTenthsAsFast() throws InterruptedException {
        for (Speech normal :
                List.of(new Speech("Your bill is due on Friday.", ENGLISH), new Speech("您好欢迎致电供电服务热线", MANDARIN))) {
            Speech slow = new Speech(normal.text(), normal.language(), Pace.SLOW);
            assertThat((double) words(slow).toMillis() / words(normal).toMillis())
                    .as("%s", normal)
                    .isBetween(1.25, 1.7);
        }
        assertThat(new EspeakVoice("en-us", 90).at(Pace.SLOW).wordsPerMinute()).isEqualTo(80);
        assertThat(new EspeakVoice("en-us", 150).at(Pace.SLOW).wordsPerMinute()).isEqualTo(105);
        assertThat(new EspeakVoice("en-us", 150).at(Pace.NORMAL).wordsPerMinute())
                .isEqualTo(150);
    }

    @Test
    void digitsLeftInAChineseTextAreReadNotDropped() throws InterruptedException {
        assertThat(words("请按1", MANDARIN)).isGreaterThan(words("请按", MANDARIN).plusMillis(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--version", "-w file.wav", "$(exit 3)", "`id`; true", "\"quoted' text"})
    void textThatLooksLikeAnOptionOrACommandIsRead(String text) throws InterruptedException {
        assertThat(words(text, ENGLISH)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void markupIsReadAndCommandsInsideTheTextHaveNoEffect() throws InterruptedException {
        assertThat(words("<b>yes</b>", ENGLISH)).isGreaterThan(words("yes", ENGLISH));
        Duration plain = words("100S hello", ENGLISH);
        assertThat(words("\u0001" + "100S hello", ENGLISH)).isEqualTo(plain);
        // As phonemes it would be one short word; as text it is spelled.
        assertThat(words("[[h@l'oU]]", ENGLISH))
                .isGreaterThan(words("hello", ENGLISH).multipliedBy(3).dividedBy(2));
        assertThat(words("lone \ud800 surrogate", ENGLISH)).isGreaterThan(Duration.ofMillis(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void aTextWithoutWordsIsAFailureOrSilenceNeverAnException(String text) throws InterruptedException {
        Synthesis synthesis = synthesizer("espeak-ng").synthesize(new Speech(text, ENGLISH), PLENTY);
        if (synthesis instanceof Synthesis.Spoken(Pcm sound)) {
            assertThat(Loudness.peakDbfs(sound.samples())).isLessThan(-50);
        } else {
            assertThat(synthesis).isInstanceOf(Synthesis.Failed.class);
        }
    }

    @Test
    void aMissingProgramSaysHowToInstallIt() throws InterruptedException {
        Synthesis.Failed failed = failed(synthesizer("espeak-ng-not-here"), PLENTY);
        assertThat(failed.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failed.problem()).contains("espeak-ng-not-here");
        assertThat(failed.remedy()).contains("apt-get install espeak-ng");
    }

    @Test
    void whatTheProgramComplainsAboutIsInTheError() throws Exception {
        Synthesis.Failed failed = failed(synthesizer(program("echo 'no lungs' >&2; exit 3")), PLENTY);
        assertThat(failed.reason()).isEqualTo(Reason.FAULT);
        assertThat(failed.problem()).contains("code 3: no lungs");
    }

    @Test
    void aProgramThatGivesNoSoundIsAFault() throws Exception {
        assertThat(failed(synthesizer(program("cat > /dev/null; echo hello")), PLENTY)
                        .problem())
                .contains("does not begin with RIFF");
    }

    @Test
    void aProgramThatHangsIsKilledAtTheDeadline() throws Exception {
        EspeakSynthesizer hanging = synthesizer(program("exec sleep 613"));
        assertThat(failed(hanging, Duration.ofMillis(1_500)).reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(ProcessHandle.current().descendants().map(ProcessHandle::info))
                .noneMatch(info -> info.commandLine().orElse("").contains("613"));
    }

    @Test
    void whoWaitsForAPlaceTooLongTimesOutAndNoPlaceIsLost() throws Exception {
        EspeakSynthesizer one = new EspeakSynthesizer(new EspeakSettings(program("exec sleep 600"), Map.of(), 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Synthesis.Failed> first = threads.submit(() -> failed(one, Duration.ofMillis(600)));
            Future<Synthesis.Failed> second = threads.submit(() -> failed(one, Duration.ofMillis(600)));
            assertThat(first.get().reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(second.get().reason()).isEqualTo(Reason.TIMED_OUT);
        }
        assertThat(failed(one, Duration.ofMillis(50)).reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void aVeryLongTextIsRefusedBeforeAnythingRuns() throws InterruptedException {
        Synthesis synthesis = synthesizer("espeak-ng-not-here")
                .synthesize(new Speech("x".repeat(EspeakSynthesizer.MAX_TEXT_CHARACTERS + 1), ENGLISH), PLENTY);
        assertThat(synthesis)
                .isInstanceOfSatisfying(
                        Synthesis.Failed.class,
                        failed -> assertThat(failed.problem()).contains("4000 characters"));
    }

    @Test
    void settingsThatEspeakWouldMisreadAreRefused() {
        assertThatThrownBy(() -> new EspeakVoice("-x", 150)).hasMessageContaining("espeak-ng --voices");
        assertThatThrownBy(() -> new EspeakVoice("en-us", 20)).hasMessageContaining("80 to 450");
    }

    private static Duration words(String text, Language language) throws InterruptedException {
        return words(new Speech(text, language));
    }

    private static Duration words(Speech speech) throws InterruptedException {
        Synthesis synthesis = synthesizer("espeak-ng").synthesize(speech, PLENTY);
        assertThat(synthesis).as(speech.text()).isInstanceOf(Synthesis.Spoken.class);
        Pcm sound = ((Synthesis.Spoken) synthesis).sound();
        return Loudness.trim(sound, -40, Duration.ZERO, Duration.ZERO).length();
    }

    private static Synthesis.Failed failed(EspeakSynthesizer synthesizer, Duration atMost) throws InterruptedException {
        Synthesis synthesis = synthesizer.synthesize(new Speech("Hello", ENGLISH), atMost);
        assertThat(synthesis).isInstanceOf(Synthesis.Failed.class);
        return (Synthesis.Failed) synthesis;
    }

    private static EspeakSynthesizer synthesizer(String program) {
        return new EspeakSynthesizer(new EspeakSettings(program, Map.of(), 2));
    }

    private String program(String script) throws Exception {
        Path file = directory.resolve("program");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
