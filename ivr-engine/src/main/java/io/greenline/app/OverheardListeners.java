package io.greenline.app;

import io.greenline.grammar.Meaning;
import io.greenline.speech.Answer;
import io.greenline.speech.Listener;
import io.greenline.speech.Listeners;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.SpeechEvent;
import io.greenline.telephony.Language;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Lets a person at a terminal see what is understood. */
record OverheardListeners(Listeners inner, PrintWriter out) implements Listeners {

    @Override
    public Optional<String> deaf(Language language) {
        return inner.deaf(language);
    }

    @Override
    public Listener listen(ListeningFor what, Consumer<SpeechEvent> events) {
        return inner.listen(what, event -> {
            if (event instanceof SpeechEvent.Answered answered) {
                out.println("-- %s --".formatted(told(answered.answers())));
            }
            events.accept(event);
        });
    }

    private static String told(List<Answer> answers) {
        return answers.isEmpty()
                ? "no grammar takes these words"
                : answers.stream()
                        .map(answer -> "understood: %s (%s, confidence %.2f)"
                                .formatted(shown(answer.meaning()), answer.grammar(), answer.confidence()))
                        .collect(Collectors.joining("; "));
    }

    private static String shown(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Nothing _ -> "nothing";
            case Meaning.Text(String text) -> text;
            case Meaning.Flag(boolean flag) -> flag ? "true" : "false";
            case Meaning.Figure(BigDecimal figure) -> figure.toPlainString();
            case Meaning.Items(List<Meaning> items) ->
                items.stream().map(OverheardListeners::shown).collect(Collectors.joining(", "));
            case Meaning.Members(Map<String, Meaning> members) ->
                members.entrySet().stream()
                        .map(member -> member.getKey() + " " + shown(member.getValue()))
                        .collect(Collectors.joining(", "));
        };
    }
}
