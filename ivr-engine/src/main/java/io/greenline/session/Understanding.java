package io.greenline.session;

import io.greenline.dialplan.Grammars;
import io.greenline.dialplan.SpeechRules.Confidence;
import io.greenline.dialplan.Value;
import io.greenline.grammar.GrammarName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is made of something that a caller said: the first of the answers, best first, that is sure enough and means something
 * here. Not the listener's work: what is sure enough, and what there is to answer, is the dialplan's to say.
 */
sealed interface Understanding {

    /** Nothing that would fit, or nothing sure enough. */
    record Nothing() implements Understanding {}

    /** Something that can be said at every question. */
    record Command(Universal what) implements Understanding {}

    /** An answer to the question. */
    record Entry(Value entry, SaidAnswer answer, Sure sure) implements Understanding {}

    /** Yes or no to what was read back. */
    record Verdict(boolean right) implements Understanding {}

    /** What was read back is wrong here, and right so. */
    record Correction(String wrong, String right) implements Understanding {}

    /** How sure an answer is. */
    enum Sure {
        ENOUGH,
        /** The caller is to be asked whether it is right. */
        TO_CONFIRM
    }

    /** What can be said at every question. */
    enum Universal {
        OPERATOR,
        REPEAT,
        BACK,
        MAIN_MENU,
        SLOWER,
        FASTER,
        HELP;

        private static Optional<Universal> of(Value word) {
            return Stream.of(values())
                    .filter(command -> command.word().equals(word.shown()))
                    .findFirst();
        }

        /** As grammars name it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What an answer comes to.
     *
     * @param visit what has happened at the question: whether something is to be confirmed, and what the caller has said is wrong
     */
    static Understanding of(List<SaidAnswer> answers, Asked asked, Confidence confidence, Visit visit) {
        return answers.stream()
                .filter(answer -> answer.confidence() >= confidence.confirm())
                .flatMap(answer -> of(answer, asked, confidence, visit).stream())
                .findFirst()
                .orElseGet(Nothing::new);
    }

    private static Optional<Understanding> of(SaidAnswer answer, Asked asked, Confidence confidence, Visit visit) {
        boolean sure = answer.confidence() >= confidence.accept();
        GrammarName grammar = answer.grammar();
        if (grammar.equals(Grammars.UNIVERSALS)) {
            // Who may have asked for a person gets one: nobody is harmed by it.
            return answer.value()
                    .flatMap(Universal::of)
                    .filter(command -> sure || command == Universal.OPERATOR)
                    .map(Command::new);
        }
        // A question may itself be one for yes or no.
        if (grammar.equals(Grammars.YES_NO) && visit.entry().isPresent()) {
            return answer.value()
                    .filter(_ -> sure)
                    .map(value -> new Verdict(value.shown().equals("true")));
        }
        if (grammar.equals(Grammars.CORRECTION)) {
            return sure ? correction(answer.slots()) : Optional.empty();
        }
        return answer.value()
                .flatMap(asked::byVoice)
                .filter(entry -> !visit.refused().contains(entry))
                .map(entry -> new Entry(entry, answer, sure ? Sure.ENOUGH : Sure.TO_CONFIRM));
    }

    private static Optional<Understanding> correction(Map<String, Value> slots) {
        Optional<Value> wrong = Optional.ofNullable(slots.get("wrong"));
        Optional<Value> right = Optional.ofNullable(slots.get("right"));
        return wrong.isPresent() && right.isPresent()
                ? Optional.of(new Correction(wrong.get().shown(), right.get().shown()))
                : Optional.empty();
    }
}
