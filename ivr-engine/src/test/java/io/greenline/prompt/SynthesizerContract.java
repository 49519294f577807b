package io.greenline.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Loudness;
import io.greenline.audio.Pcm;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every synthesiser keeps, real or not. */
public interface SynthesizerContract {
    Language ENGLISH = new Language("en-US");
    Duration PLENTY = Duration.ofSeconds(20);

    Synthesizer synthesizer();

    /** One that speaks none of the languages there are. */
    Language unspoken();

    @Test
    default void aTextBecomesSoundThatCanBeHeard() throws InterruptedException {
        assertThat(Loudness.peakDbfs(said("Welcome to the hotline.").samples())).isGreaterThan(-30);
    }

    @Test
    default void aLongerTextTakesLongerToSay() throws InterruptedException {
        assertThat(said("One, two, three, four, five, six, seven, eight.").length())
                .isGreaterThan(said("One.").length());
    }

    @Test
    default void atTheSlowPaceTheSameTextTakesAtLeastAFifthLonger() throws InterruptedException {
        Speech slow = new Speech("Your bill is due on Friday.", ENGLISH, Pace.SLOW);
        assertThat(said(slow).length())
                .isGreaterThan(said(slow.text()).length().multipliedBy(6).dividedBy(5));
        assertThat(synthesizer().voice(ENGLISH, Pace.SLOW))
                .isPresent()
                .isNotEqualTo(synthesizer().voice(ENGLISH, Pace.NORMAL));
    }

    @Test
    default void aVoiceStaysTheSameAndDiffersBetweenLanguages() {
        assertThat(synthesizer().voice(ENGLISH, Pace.NORMAL))
                .isPresent()
                .isEqualTo(synthesizer().voice(ENGLISH, Pace.NORMAL));
        assertThat(synthesizer().voice(new Language("zh-CN"), Pace.NORMAL))
                .isNotEqualTo(synthesizer().voice(ENGLISH, Pace.NORMAL));
    }

    @Test
    default void aLanguageItDoesNotSpeakIsAFailureNotAnException() throws InterruptedException {
        assertThat(synthesizer().synthesize(new Speech("x", unspoken()), PLENTY))
                .isInstanceOfSatisfying(Synthesis.Failed.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(Synthesis.Reason.LANGUAGE);
                    assertThat(failed.problem()).isNotBlank();
                    assertThat(failed.remedy()).isNotBlank();
                });
    }

    @Test
    default void aDeadlineThatIsOverAtOnceIsReportedAsSuch() throws InterruptedException {
        assertThat(synthesizer().synthesize(new Speech("Hello", ENGLISH), Duration.ZERO))
                .isInstanceOfSatisfying(
                        Synthesis.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Synthesis.Reason.TIMED_OUT));
    }

    @Test
    default void textsAtOnceDoNotMixAndAllAreSaid() throws Exception {
        Duration alone = said("One.").length();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Pcm>> twelve = IntStream.range(0, 12)
                    .<Callable<Pcm>>mapToObj(_ -> () -> said("One."))
                    .toList();
            for (Future<Pcm> one : threads.invokeAll(twelve)) {
                assertThat(one.get().length()).isEqualTo(alone);
            }
        }
    }

    private Pcm said(String text) throws InterruptedException {
        return said(new Speech(text, ENGLISH));
    }

    private Pcm said(Speech speech) throws InterruptedException {
        Synthesis synthesis = synthesizer().synthesize(speech, PLENTY);
        assertThat(synthesis).isInstanceOf(Synthesis.Spoken.class);
        return ((Synthesis.Spoken) synthesis).sound();
    }
}
