package io.greenline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Pcm;
import io.greenline.telephony.CallId;
import io.greenline.telephony.Language;
import io.greenline.telephony.SpeechBargeIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaplessListenersTest {
    private static final ListeningFor WHAT = new ListeningFor(
            new CallId("a"),
            new Language("en-US"),
            List.of(),
            Duration.ofMillis(700),
            Duration.ofMillis(1500),
            Duration.ofSeconds(15),
            SpeechBargeIn.SPEECH,
            ListeningFor.KeepVoice.NO);

    private final List<Integer> lengths = new ArrayList<>();
    private long now;
    private final GaplessListeners listeners = new GaplessListeners(
            (_, _) -> new Listener() {
                @Override
                public void voice(Pcm piece) {
                    lengths.add(piece.samples().length);
                }

                @Override
                public void close() {
                    lengths.add(-1);
                }
            },
            () -> now);

    private void after(int millis) {
        now += millis * 1_000_000L;
        listeners.look();
    }

    @Test
    void aTelephoneThatSuppressesSilenceIsHeardAsSilent() {
        Listener listener = listeners.listen(WHAT, _ -> {});
        listener.voice(new Pcm(new short[160], 8_000));
        after(60);
        after(140);
        after(60);
        after(140);
        assertThat(lengths).containsExactly(160, 1600, 1600);
    }

    @Test
    void voiceThatComesInTimeIsNotStretched() {
        Listener listener = listeners.listen(WHAT, _ -> {});
        for (int i = 0; i < 20; i++) {
            listener.voice(new Pcm(new short[160], 8_000));
            after(20);
        }
        assertThat(lengths).hasSize(20).containsOnly(160);
    }

    @Test
    void beforeTheFirstVoiceThereIsNothingToEnd() {
        listeners.listen(WHAT, _ -> {});
        after(5_000);
        assertThat(lengths).isEmpty();
    }

    @Test
    void aListenerThatWasSentAwayHearsNoMore() {
        Listener listener = listeners.listen(WHAT, _ -> {});
        listener.voice(new Pcm(new short[160], 8_000));
        listener.close();
        after(5_000);
        assertThat(lengths).containsExactly(160, -1);
    }

    @Test
    void aProcessThatStoodStillHearsOneSecondOfItAtMost() {
        Listener listener = listeners.listen(WHAT, _ -> {});
        listener.voice(new Pcm(new short[160], 8_000));
        after(60_000);
        assertThat(lengths).containsExactly(160, 8_000);
    }
}
