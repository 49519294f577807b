package io.greenline.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What was said, in plain words: what was understood and how surely, what else it may have been, and when. */
final class SpokenWords {
    private SpokenWords() {}

    /** {@code caller said "停电" (outage, confidence 0.91 by main-menu) or "停了" (...), from 0.4 s to 1.2 s}. */
    static String said(JsonDetail detail) {
        Optional<String> heard = detail.take("heard");
        List<String> answers = new ArrayList<>();
        detail.takeArray("answers").ifPresent(all -> all.forEach(answer -> answers.add(answer(answer))));
        String told = answers.isEmpty()
                ? "caller said %s, which fits nothing".formatted(quoted(heard))
                : "caller said " + String.join(" or ", answers);
        return told + span(detail.takeSeconds("began"), detail.takeSeconds("ended")) + kept(detail);
    }

    static String tooMuch(JsonDetail detail) {
        return "caller spoke for too long: %s%s".formatted(quoted(detail.take("heard")), kept(detail));
    }

    private static String answer(JsonNode answer) {
        String meaning = answer.path("slots").properties().stream()
                .map(slot ->
                        (slot.getKey().equals("value") ? "" : slot.getKey() + " ") + JsonDetail.words(slot.getValue()))
                .collect(Collectors.joining(", "));
        return "%s (%s, confidence %s by %s)"
                .formatted(
                        quoted(Optional.of(JsonDetail.words(answer.path("words")))),
                        meaning.isEmpty() ? "no meaning" : meaning,
                        String.format(
                                Locale.ROOT, "%.2f", answer.path("confidence").asDouble()),
                        JsonDetail.words(answer.path("grammar")));
    }

    private static String quoted(Optional<String> words) {
        return words.filter(text -> !text.isEmpty()).map("\"%s\""::formatted).orElse("something");
    }

    private static String span(Optional<String> began, Optional<String> ended) {
        return began.isPresent() && ended.isPresent() ? ", from %s to %s".formatted(began.get(), ended.get()) : "";
    }

    private static String kept(JsonDetail detail) {
        return detail.take("voice").map(", kept as "::concat).orElse("");
    }
}
