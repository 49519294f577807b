package io.greenline.simulator;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Grammar;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Prospect;
import io.greenline.simulator.Utterance.Wording;
import io.greenline.speech.Answer;
import io.greenline.speech.Listener;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.SpeechEvent;
import io.greenline.telephony.SpeechBargeIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Hears one answer of a simulated caller. Time is the length of the voice that came. */
final class ScriptedListener implements Listener {
    /** How much of an utterance must be heard before it is surely one. */
    private static final Duration SURE_AFTER = Duration.ofMillis(300);

    private final SpokenLine line;
    private final ListeningFor what;
    private final Consumer<SpeechEvent> events;
    private final List<Utterance> said = new ArrayList<>();
    private Duration heard = Duration.ZERO;
    private Duration began = Duration.ZERO;
    private Duration ended = Duration.ZERO;
    private Prospect prospect = Prospect.DEAD;
    private State state = State.QUIET;

    private enum State {
        /** Nothing was said yet. */
        QUIET,
        /** Something is being said, and may be nothing. */
        STIRRING,
        /** The caller is saying something. */
        SPEAKING,
        /** Told, or sent away. */
        DONE
    }

    ScriptedListener(SpokenLine line, ListeningFor what, Consumer<SpeechEvent> events) {
        this.line = line;
        this.what = what;
        this.events = events;
    }

    @Override
    public void voice(Pcm piece) {
        if (state == State.DONE) {
            return;
        }
        Duration from = heard;
        heard = heard.plus(piece.length());
        Optional<SpokenLine.Saying> saying =
                line.now().filter(now -> !now.what().isNoise());
        if (saying.isPresent()) {
            speech(saying.get(), from);
        } else {
            silence();
        }
    }

    private void speech(SpokenLine.Saying saying, Duration from) {
        boolean another =
                saying.since().isZero() || said.isEmpty() || !said.getLast().equals(saying.what());
        if (another) {
            if (!saying.since().isZero()) {
                // Its beginning was not listened to: nobody understands the rest.
                return;
            }
            said.add(saying.what());
            prospect = what.prospect(text());
        }
        if (state == State.QUIET) {
            began = from;
            state = State.STIRRING;
        }
        ended = heard;
        Duration length = ended.minus(began);
        if (state == State.STIRRING && length.compareTo(SURE_AFTER) >= 0) {
            sure();
        }
        if (length.compareTo(what.longest()) > 0 && what.bargeIn() != SpeechBargeIn.HOTWORD) {
            tell(new SpeechEvent.TooLong(text(), began, kept()));
        }
    }

    private void silence() {
        if (state == State.STIRRING) {
            sure();
        }
        if (state == State.SPEAKING && heard.minus(ended).compareTo(silenceThatEnds()) >= 0) {
            decide();
        }
    }

    private void sure() {
        state = State.SPEAKING;
        if (prospect.matches() || what.bargeIn() != SpeechBargeIn.HOTWORD) {
            events.accept(new SpeechEvent.Began(began));
        }
    }

    private void decide() {
        List<Answer> answers = answers();
        if (answers.isEmpty() && what.bargeIn() == SpeechBargeIn.HOTWORD) {
            said.clear();
            state = State.QUIET;
            return;
        }
        tell(new SpeechEvent.Answered(answers, text(), began, ended, kept()));
    }

    private void tell(SpeechEvent last) {
        state = State.DONE;
        events.accept(last);
    }

    /** Words that could go on, or are no answer yet, are given longer (VoiceXML 2.0 section 6.3.2). */
    private Duration silenceThatEnds() {
        return prospect == Prospect.COMPLETE ? what.complete() : what.incomplete();
    }

    private List<Answer> answers() {
        return wordings().stream()
                .flatMap(wording -> what.grammars().stream().flatMap(grammar -> answers(wording, grammar).stream()))
                .limit(SpeechEvent.Answered.MOST_ANSWERS)
                .toList();
    }

    private static List<Answer> answers(Wording wording, Grammar grammar) {
        return grammar.interpret(wording.words(), SpeechEvent.Answered.MOST_ANSWERS).stream()
                .map(Interpretation::meaning)
                .map(meaning ->
                        new Answer(wording.words(), wording.confidence(), meaning, grammar.name(), grammar.version()))
                .toList();
    }

    /** What was said in pieces is one answer, as sure as the least sure of them. */
    private List<Wording> wordings() {
        if (said.size() == 1) {
            return said.getFirst().heard();
        }
        double confidence = said.stream()
                .mapToDouble(piece -> piece.heard().getFirst().confidence())
                .min()
                .orElse(0);
        return List.of(new Wording(text(), confidence));
    }

    private String text() {
        return said.stream().map(piece -> piece.heard().getFirst().words()).collect(Collectors.joining(" "));
    }

    private Optional<Pcm> kept() {
        return switch (what.keep()) {
            case NO -> Optional.empty();
            case YES -> {
                long samples = ended.minus(began).toNanos() * VoicePieces.RATE_HZ / 1_000_000_000L;
                yield Optional.of(VoicePieces.hum(Math.toIntExact(samples)));
            }
        };
    }

    @Override
    public void close() {
        state = State.DONE;
    }
}
