package io.greenline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Pcm;
import io.greenline.call.CallEvent;
import io.greenline.call.Ear;
import io.greenline.call.InboundCall;
import io.greenline.call.VoiceSink;
import io.greenline.grammar.PhraseGrammar;
import io.greenline.simulator.ScriptedListeners.Presence;
import io.greenline.speech.Answer;
import io.greenline.speech.Listener;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.SpeechEvent;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.Party;
import io.greenline.telephony.SpeechBargeIn;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalLegTest {
    private static final CallId CALL = new CallId("terminal-1");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final CallEvent.Released GONE = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);

    private final StringWriter screen = new StringWriter();
    private final SpokenLine spoken = new SpokenLine();
    private final List<SpeechEvent> told = new ArrayList<>();

    private TerminalLeg typing(String lines) {
        return new TerminalLeg(
                new InboundCall(CALL, Optional.empty(), "", "95598", "simulator"),
                new BufferedReader(new StringReader(lines)),
                new PrintWriter(screen),
                spoken);
    }

    /** Hands the voice to a listener who knows bills, and nudges the ear at what it tells. */
    private final class Desk implements VoiceSink {
        private final Listener listener = new ScriptedListeners(spoken, Presence.THERE)
                .listen(
                        new ListeningFor(
                                CALL,
                                new Language("en-US"),
                                List.of(new PhraseGrammar("topics", "en-US").with("my bill", "bill")),
                                Duration.ofMillis(700),
                                Duration.ofMillis(1500),
                                Duration.ofSeconds(15),
                                SpeechBargeIn.SPEECH,
                                ListeningFor.KeepVoice.NO),
                        this::tell);
        private Optional<Ear> ear = Optional.empty();

        private void tell(SpeechEvent event) {
            told.add(event);
            ear.ifPresent(Ear::nudge);
        }

        @Override
        public void voice(Pcm piece) {
            listener.voice(piece);
        }

        @Override
        public void lost(String reason) {
            throw new AssertionError(reason);
        }
    }

    private Answer answer() {
        return ((SpeechEvent.Answered) told.getLast()).answers().getFirst();
    }

    @Test
    void wordsThatAreTypedAreHeardAndTheirAnswerEndsTheWait() throws InterruptedException {
        TerminalLeg leg = typing("my bill\n");
        Desk desk = new Desk();
        Ear ear = leg.listen(desk);
        desk.ear = Optional.of(ear);
        assertThat(ear.await(LONG)).isEqualTo(new CallEvent.Nudged());
        assertThat(answer().words()).isEqualTo("my bill");
        assertThat(answer().confidence()).isEqualTo(1);
        assertThat(ear.await(LONG)).isEqualTo(GONE);
    }

    @Test
    void wordsCanBeTypedLessSurely() throws InterruptedException {
        TerminalLeg leg = typing("my bill ~0.6\n");
        Desk desk = new Desk();
        Ear ear = leg.listen(desk);
        desk.ear = Optional.of(ear);
        assertThat(ear.await(LONG)).isEqualTo(new CallEvent.Nudged());
        assertThat(answer().words()).isEqualTo("my bill");
        assertThat(answer().confidence()).isEqualTo(0.6);
    }

    @Test
    void aLineOfKeysIsKeysWhereWordsAreListenedToToo() throws InterruptedException {
        TerminalLeg leg = typing("12\n");
        Ear ear = leg.listen(new Desk());
        assertThat(ear.await(LONG)).isEqualTo(new CallEvent.DigitPressed(DtmfDigit.ONE));
        ear.close();
        assertThat(leg.await(LONG)).isEqualTo(new CallEvent.DigitPressed(DtmfDigit.TWO));
        assertThat(told).isEmpty();
    }

    @Test
    void wordsThatNobodyListensToAreToldAndTheCallGoesOn() throws InterruptedException {
        TerminalLeg leg = typing("my bill\n1\n");
        assertThat(leg.await(LONG)).isEqualTo(new CallEvent.DigitPressed(DtmfDigit.ONE));
        assertThat(screen.toString()).contains("nobody listens to words now");
    }
}
