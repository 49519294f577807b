package io.greenline.session;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.Prompt;
import io.greenline.dialplan.Value;
import io.greenline.prompt.Fill;
import io.greenline.prompt.Utterance;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The prompts of a dialplan that tell of a wait, with what is told in their gaps. */
record WaitSpeech(Dialplan plan) {

    /**
     * What is to be uttered, in a language in which the prompt is there: the wanted one if it is.
     *
     * @param others what is not told in the words
     */
    Utterance utterance(WaitWords words, Language wanted, Pace pace, Expression.Scope others) {
        Prompt prompt = Optional.ofNullable(plan.prompts().get(words.prompt()))
                .orElseThrow(() -> new IllegalStateException(
                        "dialplan '%s' has no prompt '%s'".formatted(plan.name(), words.prompt())));
        Language language = Stream.concat(Stream.of(wanted), plan.languages().stream())
                .filter(prompt.texts()::containsKey)
                .findFirst()
                .orElseGet(() -> prompt.texts().keySet().stream().findFirst().orElse(wanted));
        List<Fill> fills = new ArrayList<>();
        for (Prompt.Piece piece : prompt.texts().getOrDefault(language, List.of())) {
            if (piece instanceof Prompt.Piece.Gap(Expression value, var form)) {
                fills.add(new Fill(form, value(value, words, others).shown()));
            }
        }
        return new Utterance(words.prompt(), language, pace, fills);
    }

    /** A gap that has no value is spoken as nothing. */
    private static Value value(Expression expression, WaitWords words, Expression.Scope others) {
        try {
            return expression.evaluate(name -> {
                Value told = words.values().get(name);
                return told == null ? others.value(name) : told;
            });
        } catch (Expression.EvaluationException e) {
            return expression.type().blank();
        }
    }

    /** For an agent who speaks these languages: the wanted one if she does, or if nothing is known. */
    Language forAgent(Language wanted, Set<Language> spoken) {
        return Stream.concat(Stream.of(wanted), plan.languages().stream())
                .filter(spoken::contains)
                .findFirst()
                .orElse(wanted);
    }
}
